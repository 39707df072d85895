"""Writing to indices in Elasticsearch: changes to those in use, and a new one beside them.

Only who holds the writer's lock (`search.lock`) calls this, but to fill a new index.

Every write carries a number. A request whose answer was lost may still be under way and arrive
after the next one; the server then refuses it for its lower number.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from typing import Any, Final

from search.documents import ATTACHMENTS, SearchDocument
from search.engines.base import EngineUnavailableError
from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.indices import Indices
from search.engines.elasticsearch.mapping import to_source
from search.lock import take_number

logger = logging.getLogger(__name__)
#: Characters in one request. Servers refuse more than 100 MB; smaller ones are no slower.
_REQUEST: Final = 4_000_000
#: About as many characters as a document has beside its body and its files' words.
_BESIDE: Final = 3_000
_NOT_FOUND: Final = 404
_CONFLICT: Final = 409
_OK: Final = 300

#: What is done, to which index and document; with the document's source, if it is written.
Operation = tuple[dict[str, Any], dict[str, Any] | None]


def put(
    connection: Connection,
    indices: Sequence[str],
    documents: Iterable[SearchDocument],
    *,
    patient: bool = True,
) -> None:
    """Write documents into the first index and those that are kept; visible on return."""
    number = take_number()
    sources = [(document.identifier, to_source(document)) for document in documents]
    operations = [_index(number, name, *source) for source in sources for name in indices]
    refused = _send(connection, operations, bearable=indices[1:], patient=patient)
    # An index of another version may not take a document of this one. Better none than an old one.
    if refused:
        logger.warning("%d documents do not fit the previous index", len(refused))
        deletions = [_delete(number, name, identifier) for name, identifier in refused]
        _send(connection, deletions, patient=patient)


def take_out(
    connection: Connection,
    indices: Iterable[str],
    identifiers: Iterable[str],
    *,
    patient: bool = True,
) -> None:
    """Take documents out of all indices; invisible on return."""
    number, names = take_number(), list(indices)
    deletions = [_delete(number, name, found) for found in identifiers for name in names]
    _send(connection, deletions, patient=patient)


class ElasticsearchBuild:
    """A new index that nobody reads before `activate`.

    Documents are sent while the next ones are built. What goes wrong with some is raised when
    the next are given, or at the end.
    """

    def __init__(self, connection: Connection, indices: Indices) -> None:
        self._connection = connection
        self._indices = indices
        indices.remove_strays()
        self._name = indices.make()
        self._sender = ThreadPoolExecutor(1, "search-index-build")
        self._sending: Future[None] | None = None

    def upsert(self, documents: Iterable[SearchDocument]) -> None:
        """Write documents over any earlier ones."""
        number = take_number()
        self._send(
            [_index(number, self._name, each.identifier, to_source(each)) for each in documents]
        )

    def delete(self, identifiers: Iterable[str]) -> None:
        """Take documents out."""
        number = take_number()
        self._send([_delete(number, self._name, identifier) for identifier in identifiers])

    def compact(self) -> None:
        """Have the index lie in one piece: every expression is looked up in each piece anew."""
        self._wait()
        try:
            self._indices.merge(self._name)
        except EngineUnavailableError as error:
            # It answers as well, only more slowly, and the server may be at it still.
            logger.warning("The new index lies in several pieces: %s", error)

    def activate(self) -> bool:
        """Make this index the one that serves, in one step; keep the previous one."""
        self._wait()
        self._sender.shutdown()
        return self._indices.activate(self._name)

    def abandon(self) -> None:
        """Leave nothing of the build behind; what cannot be removed now goes at the next one."""
        # What is still being sent would be refused, or make the index anew.
        self._sender.shutdown(cancel_futures=True)
        try:
            self._indices.give_up([self._name])
        except EngineUnavailableError as error:
            logger.warning("A half-built index stays for now: %s", error)

    def _send(self, operations: list[Operation]) -> None:
        """Send operations once those before have arrived: one lot in memory, one under way."""
        self._wait()
        # A delivery takes out of this index too, perhaps what we read before: it came later.
        self._sending = self._sender.submit(self._deliver, operations)

    def _deliver(self, operations: list[Operation]) -> None:
        _send(self._connection, operations, building=True)

    def _wait(self) -> None:
        if self._sending is not None:
            sending, self._sending = self._sending, None
            sending.result()


def _index(number: int, index: str, identifier: str, source: dict[str, Any]) -> Operation:
    return {"index": _address(number, index, identifier)}, source


def _delete(number: int, index: str, identifier: str) -> Operation:
    return {"delete": _address(number, index, identifier)}, None


def _address(number: int, index: str, identifier: str) -> dict[str, Any]:
    # The same number twice is the same write, sent again.
    version = {"version": number, "version_type": "external_gte"}
    return {"_index": index, "_id": identifier, **version}


def _send(
    connection: Connection,
    operations: Iterable[Operation],
    *,
    bearable: Sequence[str] = (),
    patient: bool = True,
    building: bool = False,
) -> list[tuple[str, str]]:
    """Send operations; return which were refused by indices where that can be borne.

    Args:
        connection: the way to the servers.
        operations: what to do.
        bearable: indices that may refuse.
        patient: it may take long, for nobody waits.
        building: nobody reads there yet, and a later write may be there already.
    """
    refused = []
    for part in _split(operations):
        lines = [line for line in chain.from_iterable(part) if line is not None]
        with connection.open(patient=patient) as client:
            answer = client.bulk(operations=lines, refresh=not building).body
        if not answer["errors"]:
            continue
        for item in answer["items"]:
            ((action, result),) = item.items()
            status = result["status"]
            if status < _OK or (action == "delete" and status == _NOT_FOUND):
                continue
            if status == _CONFLICT and building:
                continue
            # Who has the writer's lock has the highest number, unless the clock says otherwise.
            if status == _CONFLICT or result["_index"] not in bearable:
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
