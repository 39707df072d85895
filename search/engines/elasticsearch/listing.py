"""Long lists, page by page: an index as it is compared with the database, a search as a file."""

import contextlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from elasticsearch.dsl.query import MatchAll, Terms

from search.engines.base import EngineUnavailableError
from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.queries import to_keywords

#: How long the server remembers a point in time after each question: a slow reader's next batch.
_KEPT: Final = "2m"


def iterate_digests(
    connection: Connection, index: str, size: int, only: Collection[str] | None
) -> Iterator[Mapping[str, str]]:
    """Return identifiers with digests in pages; with `only`, of those alone."""
    chosen = MatchAll() if only is None else Terms(identifier=sorted(only))
    after: list[Any] | None = None
    while True:
        with connection.open(patient=True) as client:
            found = client.search(
                index=index,
                query=chosen.to_dict(),
                sort=["identifier"],
                search_after=after,
                size=size,
                source={"includes": ["digest"]},
                allow_partial_search_results=False,
            ).body
        hits = found["hits"]["hits"]
        if hits:
            # An index of an earlier release may hold no digests.
            yield {hit["_id"]: hit["_source"].get("digest", "") for hit in hits}
        if len(hits) < size:
            return
        after = hits[-1]["sort"]


@dataclass(frozen=True)
class PointInTime:
    """An index as it was at one moment, whatever is written or rebuilt since."""

    connection: Connection
    identifier: str

    def ask(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Put a question to it."""
        with self.connection.open() as client:
            answer = client.search(
                pit={"id": self.identifier, "keep_alive": _KEPT},
                allow_partial_search_results=False,
                **to_keywords(body),
            )
        return dict(answer.body)


@contextlib.contextmanager
def open_point_in_time(connection: Connection, index: str, copy: str) -> Iterator[PointInTime]:
    """Give an index as it is now, and let the server forget it afterwards."""
    with connection.open() as client:
        opened = client.open_point_in_time(index=index, keep_alive=_KEPT, preference=copy)
    try:
        yield PointInTime(connection, opened["id"])
    finally:
        # It would be forgotten in any case, a little later.
        with contextlib.suppress(EngineUnavailableError), connection.open() as client:
            client.close_point_in_time(id=opened["id"])


def iterate_hits(
    point: PointInTime, body: Mapping[str, Any], limit: int
) -> Iterator[tuple[list[dict[str, Any]], int]]:
    """Return hits in batches of the body's size, each with the total of all there are."""
    asked = {key: value for key, value in body.items() if key not in {"from", "highlight"}}
    # Ten thousand bodies are more than their cards.
    asked["_source"] = ["card", "personal"]
    total = read = 0
    while True:
        found = point.ask(asked)
        hits = found["hits"]["hits"][: limit - read]
        total = total or int(found["hits"]["total"]["value"])
        if hits or not read:
            yield hits, total
        read += len(hits)
        if not hits or read >= min(limit, total):
            return
        # Counting them once is enough.
        asked |= {"search_after": hits[-1]["sort"], "track_total_hits": False}
