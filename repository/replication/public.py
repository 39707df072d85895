"""Adoptions as readers and machines may know them: which ones, in what order, and what of each.

Of one record, whether it may be read is asked elsewhere (`records.released`). The adopter's mailbox
and key are never even loaded.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from repository.records.choices import READABLE, RecordType
from repository.records.models import Record
from repository.records.readable import are_open, find_public
from repository.replication import factors
from repository.replication.models import Adoption

_PRIVATE = ("mailbox", "key", "decided_by")
_DETAILS = ("parts", "equity_effects", "factors", "stage_changes")


def find_adoptions(records: Iterable[str]) -> QuerySet[Adoption]:
    """Return the public adoptions of some records, in the order in which they were reported."""
    found = Adoption.objects.public().filter(record__in=list(records))
    return (
        found.select_related("organisation")
        .prefetch_related(*_DETAILS)
        .defer(*_PRIVATE)
        .order_by("record_id", "pk")
    )


def find_newest(record: str = "") -> QuerySet[Adoption]:
    """Return public adoptions of what anyone may read, those that changed last first.

    Each comes with its record's page and without its details.

    Args:
        record: whose; of all records when empty.
    """
    found = only_readable(Adoption.objects.public())
    if record:
        found = found.filter(record=record)
    found = found.select_related("organisation", "record__page").defer(*_PRIVATE)
    return found.order_by("-changed_at", "-pk")


def find_readable() -> QuerySet[Record]:
    """Return the records that anyone may read, voices aside: consent is asked for each of those."""
    return find_public().exclude(type=RecordType.VOICE)


def only_readable(adoptions: QuerySet[Adoption]) -> QuerySet[Adoption]:
    """Return those of some adoptions whose records anyone may read, with no record loaded.

    Voices are left out: they are nothing to adopt, and consent is asked for each by itself.
    """
    found = adoptions.filter(are_open("record__page__"), record__state__in=READABLE)
    return found.exclude(record__type=RecordType.VOICE)


def build_adoption(adoption: Adoption) -> dict[str, Any]:
    """Return all that is public of an adoption, as data."""
    return {
        "number": adoption.pk,
        "record": adoption.record_id,
        "organisation": _describe_adopter(adoption),
        "unit": adoption.unit,
        "started": adoption.started,
        "stage": _choice(adoption, "stage"),
        "stage_since": adoption.stage_since,
        "stages": [
            {"stage": _choice(change, "stage"), "since": change.since}
            for change in adoption.stage_changes.all()
        ],
        "stop_reason": adoption.stop_reason,
        "adaptations": adoption.adaptations,
        "parts": [
            {"key": part.key, "text": part.text, "fate": _choice(part, "fate"), "how": part.how}
            for part in adoption.parts.all()
        ],
        "result": _choice(adoption, "result"),
        "measure": adoption.measure,
        "period": adoption.period,
        "equity_effects": [
            {"group": _choice(effect, "group"), "change": _choice(effect, "change")}
            for effect in adoption.equity_effects.all()
        ],
        "no_equity_reason": _choice(adoption, "no_equity_reason")
        if adoption.no_equity_reason
        else None,
        "factors": [
            {
                "kind": _choice(factor, "kind"),
                "code": factor.code,
                "label": factors.label_of(factor.code),
            }
            for factor in adoption.factors.all()
        ],
        "heard_on": adoption.heard_on,
        "changed": adoption.changed_at,
    }


def _describe_adopter(adoption: Adoption) -> dict[str, str]:
    organisation: Any = adoption.organisation
    return {
        "value": organisation.slug,
        "label": organisation.name,
        "ods_code": organisation.ods_code,
        "region": organisation.region,
        "region_label": organisation.get_region_display(),
    }


def _choice(row: Any, field: str) -> dict[str, str]:
    label = getattr(row, f"get_{field}_display")()
    return {"value": str(getattr(row, field)), "label": str(label)}
