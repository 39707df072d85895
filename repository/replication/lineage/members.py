"""What is told of each record of a family, as far as it may be read now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from repository.records.choices import OrganisationRole, Outcome, RecordType
from repository.records.consent import Surface
from repository.records.loading import load_outlined
from repository.records.models import Record
from repository.records.released import Released, release
from repository.replication.counting import Tally, tally

_OUTCOMES: Mapping[str, str] = {value: str(label) for value, label in Outcome.choices}


@dataclass(frozen=True)
class Member:
    """A record of the family."""

    identifier: str
    title: str
    url: str
    #: Type, organisation, year, stage, outcome: in this order, without what is not known.
    facts: tuple[str, ...]
    adoptions: Tally


def load_members(identifiers: Iterable[str]) -> dict[str, Member]:
    """Return those of some records that anyone may read now, in the same few queries always."""
    records = load_outlined(Record.objects.filter(pk__in=set(identifiers)).order_by("pk"))
    return {key: _describe(released) for key, released in release(records, Surface.PAGE).items()}


def _describe(released: Released) -> Member:
    outline = released.outline
    led_by = [
        organisation["label"]
        for organisation in outline["organisations"]
        if organisation["role"] in {OrganisationRole.LED_BY, OrganisationRole.OWNER}
    ]
    stage = [fact["value"] for fact in outline["facts"] if fact["key"] == "stage"]
    outcome = ""
    if released.record.type == RecordType.CASE_STUDY:
        outcome = _OUTCOMES.get(released.page.outcome_direction, "")
    facts = (
        outline["type_label"],
        *led_by,
        str(outline["year"] or ""),
        *(f"Stage: {value}" for value in stage),
        f"Outcome: {outcome}" if outcome else "",
    )
    return Member(
        identifier=outline["identifier"],
        title=outline["title"],
        url=outline["url"],
        facts=tuple(filter(None, facts)),
        adoptions=tally(released.record.pk),
    )
