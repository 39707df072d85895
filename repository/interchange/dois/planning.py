"""What DataCite should know of each record and version, and what of that it does not know yet.

A person's story never has a DOI: what is registered cannot be called back.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from repository.interchange.metadata.datacite import build_datacite, is_described
from repository.interchange.metadata.reading import read_described
from repository.interchange.models import RegisteredDoi
from repository.records.choices import RecordType, State
from repository.records.consent import Surface
from repository.records.csl import Repository
from repository.records.models import Record
from repository.records.released import load_released

#: DataCite's words for what should happen.
_SHOW: Final = "publish"
#: It still resolves, to the notice at our address, and is in no search any more.
_HIDE: Final = "hide"


@dataclass(frozen=True)
class Planned:
    """What is to be sent for one DOI."""

    doi: str
    record: Record
    number: int | None
    attributes: dict[str, Any]

    @property
    def is_findable(self) -> bool:
        """Return whether DataCite is to show it in searches."""
        return bool(self.attributes["event"] == _SHOW)

    @property
    def sha256(self) -> str:
        """Return by what it is known whether the same was sent before."""
        text = json.dumps(self.attributes, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def name_doi(prefix: str, identifier: str, number: int | None) -> str:
    """Return the DOI of a record, or of a version: `10.5072/cs-8zr0m4kx5d.v2`."""
    return f"{prefix}/{identifier}{'' if number is None else f'.v{number}'}"


def plan_registration(prefix: str, repository: Repository) -> Iterator[Planned]:
    """Yield what DataCite does not know yet, of records in the order of their identifiers."""
    sent = {row.doi: row.sha256 for row in RegisteredDoi.objects.all()}
    for planned in _plan_all(prefix, repository):
        if sent.get(planned.doi) != planned.sha256:
            yield planned


def remember(planned: Planned) -> None:
    """Note that DataCite has accepted something."""
    RegisteredDoi.objects.update_or_create(
        doi=planned.doi,
        defaults={
            "record": planned.record,
            "number": planned.number,
            "is_findable": planned.is_findable,
            "sha256": planned.sha256,
        },
    )


def _plan_all(prefix: str, repository: Repository) -> Iterator[Planned]:
    records = Record.objects.filter(first_published__isnull=False)
    for record in records.exclude(type=RecordType.VOICE).order_by("pk"):
        if _stands(record):
            numbers = record.versions.order_by("number").values_list("number", flat=True)
            yield from _plan_record(record, (None, *numbers), prefix, repository)
        else:
            # Nothing is said of what is gone but that it is gone.
            for row in record.dois.order_by("doi"):
                yield Planned(row.doi, record, row.number, {"event": _HIDE})


def _stands(record: Record) -> bool:
    """Return whether a record is a submission that anyone may read and rely on."""
    released = load_released([record.pk], Surface.BULK).get(record.pk)
    return (
        released is not None and record.state != State.RETRACTED and is_described(released.outline)
    )


def _plan_record(
    record: Record, numbers: Iterable[int | None], prefix: str, repository: Repository
) -> Iterator[Planned]:
    for number in numbers:
        described = read_described(record, number)
        attributes = build_datacite(
            described.content, repository, described.edition, newest=described.newest
        )
        doi = name_doi(prefix, record.pk, number)
        yield Planned(doi, record, number, {"event": _SHOW, **attributes})
