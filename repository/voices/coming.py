"""Which consents end soon or are due for review: for the letters and for the admin's front page."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.utils import timezone

from repository.records.models import Consent
from repository.voices.contact import identifier_of
from repository.voices.models import ReminderKind

#: The nearest first: a site that was away for some days tells of that alone.
_BEFORE: Final = (
    (dt.timedelta(days=7), ReminderKind.DAYS_7),
    (dt.timedelta(days=30), ReminderKind.DAYS_30),
    (dt.timedelta(days=90), ReminderKind.DAYS_90),
)


@dataclass(frozen=True)
class Coming:
    """One end, or one review."""

    consent: Consent
    kind: ReminderKind
    due: dt.datetime

    @property
    def identifier(self) -> str:
        """The record's identifier: the only name that a story has here."""
        return identifier_of(self.consent)


def list_coming(now: dt.datetime) -> list[Coming]:
    """Return what is coming, the soonest first; nothing of a consent that has ended."""
    last, _kind = _BEFORE[-1]
    today = timezone.localdate(now)
    standing = Consent.objects.filter(Q(expires_at=None) | Q(expires_at__gt=now))
    wanted = standing.filter(Q(expires_at__lte=now + last) | Q(review_on__lte=today))
    found = [
        coming
        for consent in wanted.select_related("voice__record")
        for coming in _of(consent, now, today)
    ]
    return sorted(found, key=lambda coming: (coming.due, coming.consent.pk))


def _of(consent: Consent, now: dt.datetime, today: dt.date) -> Iterator[Coming]:
    if consent.expires_at is not None:
        left = consent.expires_at - now
        kind = next((kind for before, kind in _BEFORE if left <= before), None)
        if kind is not None:
            yield Coming(consent, kind, consent.expires_at)
    if consent.review_on is not None and consent.review_on <= today:
        midnight = dt.datetime.combine(consent.review_on, dt.time.min)
        yield Coming(consent, ReminderKind.REVIEW, timezone.make_aware(midnight))
