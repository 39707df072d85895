"""Writing to indices in Elasticsearch: changes to those in use, and a new one beside them.

Only who holds the writer's lock (`search.lock`) calls this.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final

from search.documents import ATTACHMENTS, SearchDocument
from search.engines.base import EngineUnavailableError
from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.indices import Indices
from search.engines.elasticsearch.mapping import to_source

logger = logging.getLogger(__name__)
#: Characters in one request. Servers refuse more than 100 MB; smaller ones are no slower.
_REQUEST: Final = 4_000_000
#: About as many characters as a document has beside its body and its files' words.
_BESIDE: Final = 3_000
_NOT_FOUND: Final = 404
_OK: Final = 300

#: What is done, to which index and document; with the document's source, if it is written.
Operation = tuple[dict[str, Any], dict[str, Any] | None]


def put(
    connection: Connection, indices: Sequence[str], documents: Iterable[SearchDocument]
) -> None:
    """Write documents into the first index and those that are kept; visible on return."""
    sources = [(document.identifier, to_source(document)) for document in documents]
    operations = [_index(name, *source) for source in sources for name in indices]
    refused = _send(connection, operations, bearable=indices[1:])
    # An index of another version may not take a document of this one. Better none than an old one.
    if refused:
        logger.warning("%d documents do not fit the previous index", len(refused))
        _send(connection, [_delete(name, identifier) for name, identifier in refused])


def take_out(connection: Connection, indices: Iterable[str], identifiers: Iterable[str]) -> None:
    """Take documents out of all indices; invisible on return."""
    names = list(indices)
    _send(connection, [_delete(name, found) for found in identifiers for name in names])


class ElasticsearchBuild:
    """A new index that nobody reads before `activate`."""

    def __init__(self, connection: Connection, indices: Indices) -> None:
        self._connection = connection
        self._indices = indices
        indices.remove_strays()
        self._name = indices.make()

    def upsert(self, documents: Iterable[SearchDocument]) -> None:
        """Write documents over any earlier ones."""
        operations = [_index(self._name, each.identifier, to_source(each)) for each in documents]
        _send(self._connection, operations, refresh=False)

    def delete(self, identifiers: Iterable[str]) -> None:
        """Take documents out."""
        operations = [_delete(self._name, identifier) for identifier in identifiers]
        _send(self._connection, operations, refresh=False)

    def activate(self) -> None:
        """Make this index the one that serves, in one step; keep the previous one."""
        self._indices.activate(self._name)

    def abandon(self) -> None:
        """Leave nothing of the build behind; what cannot be removed now goes at the next one."""
        try:
            self._indices.remove_unless_used(self._name)
        except EngineUnavailableError as error:
            logger.warning("A half-built index stays for now: %s", error)


def _index(index: str, identifier: str, source: dict[str, Any]) -> Operation:
    return {"index": {"_index": index, "_id": identifier}}, source


def _delete(index: str, identifier: str) -> Operation:
    return {"delete": {"_index": index, "_id": identifier}}, None


def _send(
    connection: Connection,
    operations: Iterable[Operation],
    *,
    refresh: bool = True,
    bearable: Sequence[str] = (),
) -> list[tuple[str, str]]:
    """Send operations; return which were refused by indices where that can be borne."""
    refused = []
    for part in _split(operations):
        lines = [line for line in chain.from_iterable(part) if line is not None]
        with connection.open(patient=True) as client:
            answer = client.bulk(operations=lines, refresh=refresh).body
        if not answer["errors"]:
            continue
        for item in answer["items"]:
            ((action, result),) = item.items()
            if result["status"] < _OK or (action == "delete" and result["status"] == _NOT_FOUND):
                continue
            if result["_index"] not in bearable:
                raise connection.explain(result)
            refused.append((result["_index"], result["_id"]))
    return refused


def _split(operations: Iterable[Operation]) -> Iterator[list[Operation]]:
    """Part operations into requests of a bearable size."""
    part: list[Operation] = []
    size = 0
    for operation in operations:
        part.append(operation)
        source = operation[1] or {}
        size += len(source.get("body", "")) + sum(map(len, source.get(ATTACHMENTS, ()))) + _BESIDE
        if size > _REQUEST:
            yield part
            part, size = [], 0
    if part:
        yield part
