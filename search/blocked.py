"""What may not be shown now, whatever the index still holds: one query, asked at every search."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from repository.records.choices import READABLE, State
from repository.records.models import Record
from search.models import IndexChange

_HIDDEN_STATES = tuple(state for state in State if state not in READABLE)


@dataclass(frozen=True)
class Sight:
    """Which records are hidden, and the moment it was asked."""

    blocked: frozenset[str]
    now: dt.datetime


def load_sight() -> Sight:
    """Read the identifiers that were taken out of sight and may still be in the index."""
    states = Record.objects.filter(state__in=_HIDDEN_STATES).order_by().values_list("pk")
    orphans = Record.objects.filter(page=None).order_by().values_list("pk")
    hidden = IndexChange.objects.filter(delivered_at=None, hide=True)
    rows = states.union(orphans, hidden.order_by().values_list("identifier"), all=True)
    return Sight(frozenset(row[0] for row in rows), timezone.now())
