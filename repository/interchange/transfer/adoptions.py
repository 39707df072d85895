"""Public adoptions as part of their record's row, and back. Mailbox and key stay: they are private.

Who imports gives each a new key, and cannot write to its adopter.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django.db.models import Model

from repository.interchange.transfer.building import build
from repository.interchange.transfer.departures import Departures
from repository.interchange.transfer.fields import names_of, write_fields
from repository.interchange.transfer.leaving import Leaving
from repository.interchange.transfer.rich_text import Change
from repository.network.models import Organisation
from repository.records.models import CaseStudyPage, Record
from repository.replication.choices import AdoptionStatus
from repository.replication.models import (
    AdoptedPart,
    Adoption,
    AdoptionFactor,
    EquityEffect,
    StageChange,
    WriteUp,
)

_DETAILS: Final[Mapping[str, type[Model]]] = {
    "parts": AdoptedPart,
    "equity_effects": EquityEffect,
    "factors": AdoptionFactor,
    "stage_changes": StageChange,
}
#: What readers see of an adoption itself.
_SHOWN: Final = (
    "organisation",
    "unit",
    "started",
    "stage",
    "stage_since",
    "stop_reason",
    "adaptations",
    "result",
    "measure",
    "period",
    "no_equity_reason",
    "heard_on",
)


def need_adopters(leaving: Leaving, departures: Departures) -> None:
    """Have the bodies leave that adopt what leaves, before organisations are written."""
    adopted = Adoption.objects.public().order_by()
    adopters = adopted.values_list("record_id", "organisation_id").distinct()
    for record, organisation in adopters.iterator():
        if record in leaving.whole:
            departures.change(Organisation, organisation)


def load_adoptions(records: Sequence[Record]) -> dict[str, list[Adoption]]:
    """Return the public adoptions of some records, as they were reported."""
    found: dict[str, list[Adoption]] = {}
    adoptions = Adoption.objects.public().filter(record__in=records).order_by("pk")
    for adoption in adoptions.select_related("write_up").prefetch_related(*_DETAILS):
        found.setdefault(adoption.record_id, []).append(adoption)
    return found


def write_adoption(adoption: Adoption, departures: Departures) -> dict[str, Any]:
    """Return an adoption as a row, with its details in it, and the case study that tells it whole.

    A case study that does not leave, such as a draft, is not named.
    """
    details = {
        name: [
            write_fields(row, names_of(model, "adoption"), departures.change)
            for row in sorted(getattr(adoption, name).all(), key=lambda row: row.pk)
        ]
        for name, model in _DETAILS.items()
    }
    write_up = getattr(adoption, "write_up", None)
    return {
        **write_fields(adoption, _SHOWN, departures.change),
        **details,
        "write_up": write_up and departures.change(CaseStudyPage, write_up.page_id),
    }


def read_adoption(record: Record, row: dict[str, Any], change: Change) -> Iterator[Model]:
    """Yield an adoption that is public again, then its details."""
    written = row.pop("write_up")
    details = {name: row.pop(name) for name in _DETAILS}
    adoption: Adoption = build(Adoption, row, change)
    adoption.record, adoption.status = record, AdoptionStatus.PUBLIC
    yield adoption
    for name, model in _DETAILS.items():
        for each in details[name]:
            detail: Any = build(model, each, change)
            detail.adoption = adoption
            yield detail
    if written is not None:
        yield WriteUp(adoption=adoption, page_id=change(CaseStudyPage, written))
