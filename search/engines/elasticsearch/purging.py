"""Has Elasticsearch let go of what was taken out: its files keep it for other copies to hear of."""

import time
from collections.abc import Iterator, Sequence
from typing import Any, Final

from elasticsearch import Elasticsearch

from search.engines.base import EngineUnavailableError
from search.engines.elasticsearch.connection import LONG, Connection

#: By itself a server asks twice a day whether each copy has heard, and writes no part anew of which
#: less than a tenth has gone. With these it asks at its next round, half a minute away at most, and
#: writes a part anew for one document.
_LETTING_GO: Final = {
    "index.soft_deletes.retention_lease.period": "1ms",
    "index.merge.policy.expunge_deletes_allowed": 0,
}
#: Seconds between two looks.
_LOOK_AGAIN: Final = 1.0

#: An index and the number of a part of it, of which there may be several copies.
_Part = tuple[str, str]


def purge(connection: Connection, indices: Sequence[str]) -> None:
    """Have no file of some indices hold what was taken out of them before now."""
    names = list(indices)
    if not names:
        return
    with connection.open(patient=True) as client:
        client.indices.put_settings(index=names, settings=_LETTING_GO)
        try:
            _wait(client, names)
            # Flushed before, what was taken out is in parts; and after, the old parts are not kept.
            client.indices.flush(index=names, force=True)
            client.indices.forcemerge(index=names, only_expunge_deletes=True)
            client.indices.flush(index=names, force=True)
            client.indices.refresh(index=names)
        finally:
            client.indices.put_settings(index=names, settings=dict.fromkeys(_LETTING_GO))


def _wait(client: Elasticsearch, names: Sequence[str]) -> None:
    """Wait until every copy is known to have heard of all that has happened until now."""
    last = {part: copy["seq_no"]["max_seq_no"] for part, copy in _iterate_copies(client, names)}
    end = time.monotonic() + LONG
    while any(_is_kept(copy, last.get(part, -1)) for part, copy in _iterate_copies(client, names)):
        if time.monotonic() > end:
            raise EngineUnavailableError("A copy of the index does not follow. Try again later.")
        time.sleep(_LOOK_AGAIN)


def _is_kept(copy: dict[str, Any], last: int) -> bool:
    leases = copy["retention_leases"]["leases"]
    return any(lease["retaining_seq_no"] <= last for lease in leases)


def _iterate_copies(
    client: Elasticsearch, names: Sequence[str]
) -> Iterator[tuple[_Part, dict[str, Any]]]:
    found = client.indices.stats(index=names, metric="docs", level="shards").body["indices"]
    for name, index in found.items():
        for number, copies in index["shards"].items():
            for copy in copies:
                yield (name, number), copy
