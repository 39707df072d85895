"""What may not be shown now, whatever the index still holds: one query, asked at every search."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Value
from django.utils import timezone

from repository.records.choices import READABLE, State
from repository.records.consent import Surface
from repository.records.models import Consent, Record
from search.models import IndexChange

_HIDDEN_STATES = tuple(state for state in State if state not in READABLE)


@dataclass(frozen=True)
class Sight:
    """Which records are out of sight, and the moment it was asked."""

    #: Not public, whoever is asked.
    gone: frozenset[str]
    #: Perhaps public, but the index may still hold more of them than is: a change is waiting.
    pending: frozenset[str]
    now: dt.datetime

    @property
    def blocked(self) -> frozenset[str]:
        """Return what an index must not show."""
        return self.gone | self.pending


def load_sight(surface: Surface = Surface.SEARCH) -> Sight:
    """Read the identifiers that were taken out of sight and may still be in the index.

    Args:
        surface: where the answer goes. The index holds what this site may show; what leaves
            for machines also needs a story's consent to re-use.
    """
    states = Record.objects.filter(state__in=_HIDDEN_STATES).order_by()
    orphans = Record.objects.filter(page=None).order_by()
    hidden = IndexChange.objects.filter(delivered_at=None, hide=True).order_by()
    # On this site's own pages the scope is already in the index, and the list stays empty.
    closed = (
        Consent.objects.filter(**{Surface.SEARCH.value: True}, voice__record__isnull=False)
        .exclude(**{surface.value: True})
        .order_by()
    )
    rows = (
        states.values_list("pk", Value(0))
        .union(
            orphans.values_list("pk", Value(0)),
            closed.values_list("voice__record", Value(0)),
            hidden.values_list("identifier", Value(1)),
            all=True,
        )
    )  # fmt: skip
    found: tuple[set[str], set[str]] = (set(), set())
    for identifier, kind in rows:
        found[kind].add(identifier)
    return Sight(frozenset(found[0]), frozenset(found[1]), timezone.now())
