"""Reads all that may leave, batch by batch: what is sent is judged as late as it can be."""

from collections.abc import Iterator, Sequence
from typing import Final

from repository.publisher import snapshot
from repository.records.consent import Surface
from repository.records.loading import iterate_identifiers
from repository.records.released import Released, load_released

#: Records held in memory at once, pages and all: some forty megabytes at most.
BATCH: Final = 100


def iterate_released() -> Iterator[Sequence[Released]]:
    """Return the records that may be re-used, in the order of their identifiers."""
    for identifiers in iterate_identifiers(BATCH):
        # A file takes longer than a request should: pages may have become private meanwhile.
        snapshot.look_again()
        yield list(load_released(identifiers, Surface.BULK).values())
