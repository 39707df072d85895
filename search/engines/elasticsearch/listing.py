"""Everything that lies in one index, page by page: for who compares it with the database."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from elasticsearch.dsl.query import MatchAll, Terms

from search.engines.elasticsearch.connection import Connection


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
