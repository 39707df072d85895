"""Adoptions as readers see them: plain data, without a mailbox in it by construction.

Machines are told by `replication.public`, with codes beside labels and each stage gone through.
Here are words alone, also of reports that name no organisation yet, and lists ask for no stages.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from repository.publisher.snapshot import Snapshot
from repository.records.choices import RecordType, State
from repository.replication import factors
from repository.replication.adoptions.links import list_href
from repository.replication.choices import AdoptionStage, FactorKind, PartFate
from repository.replication.counting import tally
from repository.replication.models import Adoption

#: Shown on a record's own page.
MOST_RECENT: Final = 3
#: In which states of a record more reports of it are asked for.
OPEN_STATES: Final = (State.CURRENT, State.SUPERSEDED)


@dataclass(frozen=True)
class Brief:
    """An adoption in a line or two."""

    who: str
    unit: str
    stage: str
    stage_label: str
    since: str
    result: str
    heard: str


def is_open(record_type: str, state: str) -> bool:
    """Return whether people are asked to tell that they replicate a record: not of a voice."""
    return record_type != RecordType.VOICE and state in OPEN_STATES


def list_public(identifier: str, stage: str = "") -> QuerySet[Adoption]:
    """Return a record's public adoptions with all that is shown of them, newest stage first."""
    found = Adoption.objects.public().filter(record=identifier)
    if stage:
        found = found.filter(stage=stage)
    return found.select_related("organisation", "waiting_words").prefetch_related(
        "parts", "equity_effects", "factors"
    )


def describe(adoption: Adoption) -> dict[str, Any]:
    """Return an adoption whole."""
    return {
        **asdict(_brief(adoption)),
        "number": adoption.pk,
        "anchor": f"adoption-{adoption.pk}",
        "organisation_href": _organisation_href(adoption),
        "region": _region(adoption),
        "started": adoption.started.strftime("%B %Y") if adoption.started else "",
        "stopped": adoption.stage == AdoptionStage.STOPPED,
        "stop_reason": adoption.stop_reason,
        "words_wait": hasattr(adoption, "waiting_words"),
        "parts": describe_parts(adoption),
        "adaptations": adoption.adaptations,
        "measure": adoption.measure,
        "period": adoption.period,
        "effects": [
            (str(each.get_group_display()), str(each.get_change_display()))
            for each in adoption.equity_effects.all()
        ],
        "no_equity_reason": adoption.get_no_equity_reason_display(),
        "helped": _labels(adoption, FactorKind.ENABLER),
        "hindered": _labels(adoption, FactorKind.BARRIER),
    }


def _organisation_href(adoption: Adoption) -> str:
    organisation = adoption.organisation
    return reverse("organisations:organisation", args=[organisation.slug]) if organisation else ""


def describe_parts(adoption: Adoption) -> list[dict[str, Any]]:
    """Return the core parts by what became of them: kept, changed, left out."""
    rows = list(adoption.parts.all())
    return [
        {
            "label": str(fate.label),
            "parts": [(row.text, row.how) for row in rows if row.fate == fate],
        }
        for fate in PartFate
        if any(row.fate == fate for row in rows)
    ]


def build_section(identifier: str, record_type: str, state: str) -> dict[str, Any] | None:
    """Return what a record's page says of adoptions, from memory; None where nothing is said."""
    counted = tally(identifier)
    asks = is_open(record_type, state)
    if not identifier or record_type == RecordType.VOICE or not (asks or counted.total):
        return None
    return {
        "total": counted.total,
        "stopped": counted.stopped,
        "tellers": counted.tellers,
        "stages": counted.stages_in_words,
        "numbers": dict(counted.by_stage),
        "latest": _latest.get().get(identifier, ()),
        "list_href": list_href(identifier),
        "asks": asks,
    }


def _load_latest() -> dict[str, tuple[Brief, ...]]:
    place = Window(
        RowNumber(),
        partition_by=F("record_id"),
        order_by=[F("stage_since").desc(), F("pk").desc()],
    )
    rows = (
        Adoption.objects.public()
        .annotate(place=place)
        .filter(place__lte=MOST_RECENT)
        .select_related("organisation")
        .order_by("record_id", "place")
    )
    return _group(rows)


def _group(rows: Iterable[Adoption]) -> dict[str, tuple[Brief, ...]]:
    grouped: dict[str, list[Brief]] = {}
    for row in rows:
        grouped.setdefault(row.record_id, []).append(_brief(row))
    return {identifier: tuple(briefs) for identifier, briefs in grouped.items()}


_latest: Final = Snapshot(_load_latest)


def _brief(adoption: Adoption) -> Brief:
    return Brief(
        who=adoption.who,
        unit=adoption.unit,
        stage=adoption.stage,
        stage_label=str(adoption.get_stage_display()),
        since=adoption.stage_since.isoformat(),
        result=str(adoption.get_result_display()),
        heard=adoption.heard_on.isoformat() if adoption.heard_on else "",
    )


def _region(adoption: Adoption) -> str:
    organisation = adoption.organisation
    return str(organisation.get_region_display()) if organisation and organisation.region else ""


def _labels(adoption: Adoption, kind: FactorKind) -> list[str]:
    return [factors.label_of(row.code) for row in adoption.factors.all() if row.kind == kind]
