"""Which records have moved since when: what OAI-PMH, the change feed and the API page through.

Records are read in the order of their datestamps, and among those of one moment by identifier.
Whoever goes on from the last one read misses nothing, whatever is edited meanwhile: what moves
turns up again further on. A story whose time has ended moves at that moment, without any job.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from repository.interchange.models import SetMembership
from repository.records.choices import VoiceFormat
from repository.records.consent import Surface
from repository.records.loading import load_outlined
from repository.records.models import Record
from repository.records.released import Released, release

_OWN_END: Final = "page__voicepage__consent__expires_at"
_END_OF_ORIGINAL: Final = "page__voicepage__translation_of__consent__expires_at"
#: Who needs consent, and whose, as `VoicePage.is_personal` and `consent_of` say.
_STORY: Final = ~Q(page__voicepage__voice_format=VoiceFormat.RESEARCH)
_OF_STORY: Final = ~Q(page__voicepage__translation_of__voice_format=VoiceFormat.RESEARCH)
_TRANSLATED: Final = Q(page__voicepage__translation_of__isnull=False)
_END: Final = Coalesce(_END_OF_ORIGINAL, _OWN_END)


class Position(NamedTuple):
    """Where a reader stands: behind this record as it was then."""

    moved: dt.datetime
    identifier: str


@dataclass(frozen=True)
class Span:
    """What is asked for; whatever is left out is not limited."""

    since: dt.datetime | None = None
    #: The moment itself is no longer in it.
    before: dt.datetime | None = None
    #: A set, as `sets` names it.
    spec: str = ""
    after: Position | None = None
    #: The same among those that time alone has closed, for a reader who counts them apart.
    ended_after: Position | None = None


@dataclass(frozen=True)
class Moved:
    """A record that has been or is open to harvesters, as it is now."""

    position: Position
    record: Record
    #: Nothing when it has gone.
    released: Released | None
    #: Whether it has gone by time alone.
    by_time: bool = False


def list_moved(
    surface: Surface,
    span: Span,
    limit: int,
) -> list[Moved]:
    """Return the records that moved in a span, in their order.

    Args:
        surface: where they go.
        span: which of them.
        limit: how many at most; ask for one more than is shown to learn whether there are others.
    """
    now = timezone.now()
    known = Record.objects.filter(_in_set(span.spec))
    ended = _ended_since_it_moved(now)
    by_datestamp = _cut(known.exclude(ended).annotate(moved=F("datestamp")), span, limit)
    # Few, and found without reading the others in the order of what is computed.
    by_end = replace(span, after=span.ended_after or span.after)
    gone = _cut(known.filter(ended).annotate(moved=_END), by_end, limit)
    records = load_outlined(by_datestamp)
    released = release(records, surface)
    moved = [Moved(_position(record), record, released.get(record.pk)) for record in records]
    moved += [Moved(_position(record), record, None, by_time=True) for record in gone]
    return sorted(moved, key=lambda item: item.position)[:limit]


def _in_set(spec: str) -> Exists:
    memberships = SetMembership.objects.filter(record=OuterRef("pk"))
    return Exists(memberships.filter(spec=spec) if spec else memberships)


def _ended_since_it_moved(now: dt.datetime) -> Q:
    """Return which records have been closed by time alone since their datestamp."""
    own = Q(**{f"{_OWN_END}__lte": now, f"{_OWN_END}__gt": F("datestamp")}) & _STORY & ~_TRANSLATED
    original = Q(**{f"{_END_OF_ORIGINAL}__lte": now, f"{_END_OF_ORIGINAL}__gt": F("datestamp")})
    return own | (original & (_STORY | _OF_STORY))


def _cut(found: QuerySet[Any], span: Span, limit: int) -> QuerySet[Any]:
    if span.since:
        found = found.filter(moved__gte=span.since)
    if span.before:
        found = found.filter(moved__lt=span.before)
    if after := span.after:
        later = Q(moved=after.moved, pk__gt=after.identifier) | Q(moved__gt=after.moved)
        # The first condition alone says where in the index to begin.
        found = found.filter(later, moved__gte=after.moved)
    return found.order_by("moved", "pk")[:limit]


def _position(record: Any) -> Position:
    return Position(record.moved, record.pk)
