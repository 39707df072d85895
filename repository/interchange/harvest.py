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
    #: What the set was called before: what left it then is still told of under that name.
    former_specs: tuple[str, ...] = ()
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
    *,
    newest_first: bool = False,
) -> list[Moved]:
    """Return the records that moved in a span, in their order.

    Args:
        surface: where they go.
        span: which of them.
        limit: how many at most; ask for one more than is shown to learn whether there are others.
        newest_first: in the opposite order, for feeds. Who reads on reads of the past alone: what
            moves meanwhile is at the head again, and found there at the next visit.
    """
    now = timezone.now()
    known = Record.objects.filter(_in_set(span))
    ended = _ended_since_it_moved(now)
    way = "lt" if newest_first else "gt"
    by_datestamp = _cut(known.exclude(ended).annotate(moved=F("datestamp")), span, way)
    # Few, and found without reading the others in the order of what is computed.
    ends = replace(span, after=span.ended_after or span.after)
    by_end = _cut(known.filter(ended).annotate(moved=_END), ends, way)
    order = ("-moved", "-pk") if newest_first else ("moved", "pk")
    records = load_outlined(by_datestamp.order_by(*order)[:limit])
    released = release(records, surface)
    moved = [Moved(_position(record), record, released.get(record.pk)) for record in records]
    gone = by_end.order_by(*order)[:limit]
    moved += [Moved(_position(record), record, None, by_time=True) for record in gone]
    return sorted(moved, key=lambda item: item.position, reverse=newest_first)[:limit]


def _in_set(span: Span) -> Exists:
    memberships = SetMembership.objects.filter(record=OuterRef("pk"))
    names = [span.spec, *span.former_specs]
    return Exists(memberships.filter(spec__in=names) if span.spec else memberships)


def _ended_since_it_moved(now: dt.datetime) -> Q:
    """Return which records have been closed by time alone since their datestamp."""
    own = Q(**{f"{_OWN_END}__lte": now, f"{_OWN_END}__gt": F("datestamp")}) & _STORY & ~_TRANSLATED
    original = Q(**{f"{_END_OF_ORIGINAL}__lte": now, f"{_END_OF_ORIGINAL}__gt": F("datestamp")})
    return own | (original & (_STORY | _OF_STORY))


def _cut(found: QuerySet[Any], span: Span, way: str) -> QuerySet[Any]:
    if span.since:
        found = found.filter(moved__gte=span.since)
    if span.before:
        found = found.filter(moved__lt=span.before)
    if after := span.after:
        beyond = Q(**{f"moved__{way}": after.moved})
        beyond |= Q(**{"moved": after.moved, f"pk__{way}": after.identifier})
        # The second condition alone says where in the index to begin.
        found = found.filter(beyond, **{f"moved__{way}e": after.moved})
    return found


def _position(record: Any) -> Position:
    return Position(record.moved, record.pk)
