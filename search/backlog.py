"""What waits for the index: which changes, since when, and in numbers for those who watch."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone

from search.models import IndexChange

#: Rows named in one query.
_AT_ONCE: Final = 200
#: Longest wait before a failed change is tried again.
LONGEST_WAIT: Final = dt.timedelta(minutes=5)


def pending(now: dt.datetime | None = None) -> QuerySet[IndexChange]:
    """Return changes not yet delivered; with a time, only those that are due."""
    waiting = IndexChange.objects.filter(delivered_at=None).order_by("pk")
    if now is None:
        return waiting
    return waiting.filter(Q(not_before=None) | Q(not_before__lte=now))


def postpone(changes: Iterable[IndexChange], errors: dict[str, str]) -> None:
    """Have changes that could not be delivered wait, longer each time; note why."""
    for change in changes:
        change.attempts += 1
        change.last_error = errors[change.identifier][:2_000]
        wait = dt.timedelta(seconds=2 ** min(change.attempts, 20))
        change.not_before = timezone.now() + min(wait, LONGEST_WAIT)
        change.save(update_fields=["attempts", "last_error", "not_before"])


def settle(keys: Sequence[int], *, keep: bool) -> None:
    """Note that changes were delivered, and drop such notes.

    The last one stays: the reserve (`search.fallback`) sees by it that something has moved.

    Args:
        keys: the changes.
        keep: an index being built has yet to hear of them.
    """
    if not keys:
        return
    for start in range(0, len(keys), _AT_ONCE):
        some = IndexChange.objects.filter(pk__in=keys[start : start + _AT_ONCE])
        some.update(delivered_at=timezone.now())
    if not keep:
        IndexChange.objects.exclude(delivered_at=None).exclude(pk=max(keys)).delete()


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
