"""Reads all that may leave, batch by batch: what is sent is judged as late as it can be."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from repository.publisher import snapshot
from repository.records.consent import Surface
from repository.records.loading import iterate_identifiers
from repository.records.released import Released, load_released
from repository.replication.models import Adoption
from repository.replication.public import build_adoption, find_adoptions

#: Records held in memory at once, pages and all: some forty megabytes at most.
BATCH: Final = 100
#: Adoptions held in memory at once: one record may have thousands.
ADOPTIONS: Final = 500


def iterate_released() -> Iterator[Sequence[Released]]:
    """Return the records that may be re-used, in the order of their identifiers."""
    for identifiers in iterate_identifiers(BATCH):
        # A file takes longer than a request should: pages may have become private meanwhile.
        snapshot.look_again()
        yield list(load_released(identifiers, Surface.BULK).values())


def iterate_adoptions() -> Iterator[Sequence[dict[str, Any]]]:
    """Return the public adoptions of those records, by record and as they were reported."""
    last = ""
    adopted = Adoption.objects.public().order_by("record_id").values_list("record_id", flat=True)
    while names := list(adopted.filter(record_id__gt=last).distinct()[:BATCH]):
        snapshot.look_again()
        found = find_adoptions(load_released(names, Surface.BULK)).iterator(ADOPTIONS)
        while batch := [build_adoption(adoption) for adoption in islice(found, ADOPTIONS)]:
            yield batch
        last = names[-1]
