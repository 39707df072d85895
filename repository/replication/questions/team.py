"""Which mailbox reaches the team behind a record: a role's, so it outlives whoever reads it."""

from typing import Any

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf

from repository.records.models import Record, RecordOrganisation
from repository.records.models.record import RESPONSIBLE


def find_mailbox(record: Record) -> str:
    """Return the mailbox of who answers for a record, the likeliest first; empty without one."""
    return list_mailboxes(record.page_id).first() or ""


def list_mailboxes(page: int | OuterRef | None) -> QuerySet[RecordOrganisation, Any]:
    """Return the mailboxes of those who answer for a record, the likeliest first.

    Where a body has merged, its successor's is as good.

    Args:
        page: the key of the record's page, or what leads to it from another query.
    """
    turn = Case(
        *(When(role=role, then=Value(place)) for place, role in enumerate(RESPONSIBLE)),
        output_field=IntegerField(),
    )
    reached = Coalesce(
        NullIf("organisation__mailbox", Value("")), "organisation__successor__mailbox", Value("")
    )
    rows = RecordOrganisation.objects.filter(page=page, role__in=RESPONSIBLE)
    found = rows.annotate(turn=turn, reached=reached).exclude(reached="")
    return found.order_by("turn", "sort_order", "pk").values_list("reached", flat=True)
