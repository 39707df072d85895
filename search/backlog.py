"""What still waits for the index, in numbers: for probes, operators and administrators."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from search.models import IndexChange
from search.outbox import pending


@dataclass(frozen=True)
class Backlog:
    """The outbox at one moment."""

    pending: int
    #: Those whose delivery has failed at least once.
    failing: int
    #: Longest that a waiting change has waited.
    oldest: dt.timedelta
    attempts: int


def measure_backlog() -> Backlog:
    """Count what waits, in one query."""
    found = pending().aggregate(
        pending=Count("pk"),
        failing=Count("pk", filter=~Q(last_error="")),
        oldest=Min("created_at"),
        attempts=Max("attempts"),
    )
    now = timezone.now()
    return Backlog(
        found["pending"],
        found["failing"],
        # A clock that was set back must not make time run backwards.
        max(now - (found["oldest"] or now), dt.timedelta()),
        found["attempts"] or 0,
    )


def find_failing() -> IndexChange | None:
    """Return the change that has failed most often, if any has."""
    return pending().exclude(last_error="").order_by("-attempts").first()
