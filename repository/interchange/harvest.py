"""Which records have moved since when: what OAI-PMH, the change feed and the API page through.

Records are read in the order of their datestamps, and among those of one moment by identifier.
Whoever goes on from the last one read misses nothing, whatever is edited meanwhile: what moves
turns up again further on. A story whose time has ended moves at that moment, without any job.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from django.db.models import (
    BooleanField,
    Case,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from repository.interchange.models import Dissemination, SetMembership
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
    #: A set, as `sets` names it, or one that holds others, such as `area`.
    spec: str = ""
    #: What the set was called before: what left it then is still told of under that name.
    former_specs: tuple[str, ...] = ()
    #: Sets that count for nothing: nobody may learn of them.
    hidden: Collection[str] = ()
    after: Position | None = None
    #: The same among those that time alone has closed, for a reader who counts them apart.
    ended_after: Position | None = None
    #: One record alone.
    identifier: str = ""
    #: A format that they can be had in, or once could, by its prefix; without it, any.
    prefix: str = ""


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
    return tell(find_moved(span, limit, newest_first=newest_first), surface)


def tell(found: QuerySet[Record], surface: Surface) -> list[Moved]:
    """Return records as they are now: open or gone.

    Args:
        found: as `find_moved` finds them.
        surface: where they go.
    """
    records: list[Any] = load_outlined(found)
    released = release((record for record in records if not record.by_time), surface)
    return [
        Moved(_position(record), record, released.get(record.pk), record.by_time)
        for record in records
    ]


def find_moved(span: Span, limit: int, *, newest_first: bool = False) -> QuerySet[Record]:
    """Find the same records, in one query, with `moved` and `by_time`."""
    known = Record.objects.filter(*_list_conditions(span))
    ended = _ended_since_it_moved(timezone.now())
    way = "lt" if newest_first else "gt"
    order = ("-moved", "-pk") if newest_first else ("moved", "pk")
    by_datestamp = _cut(known.exclude(ended).annotate(moved=F("datestamp")), span, way)
    # Few, and found without reading the others in the order of what is computed.
    ends = replace(span, after=span.ended_after or span.after)
    by_end = _cut(known.filter(ended).annotate(moved=_END), ends, way)
    nearest = [found.order_by(*order)[:limit].values("pk") for found in (by_datestamp, by_end)]
    these = Record.objects.filter(pk__in=_join(nearest))
    by_time = Case(When(ended, then=Value(True)), default=Value(False), output_field=BooleanField())
    found = these.annotate(moved=_when(ended), by_time=by_time)
    return found.order_by(*order)[:limit]


def count_moved(span: Span) -> QuerySet[Record]:
    """Return every record that moved in a span, to be counted."""
    known = Record.objects.filter(*_list_conditions(span))
    ended = _ended_since_it_moved(timezone.now())
    return _cut(known.annotate(moved=_when(ended)), span, "gt")


def find_earliest() -> Position | None:
    """Return a moment before which nothing that is told of has moved, with whose it is."""
    # Time moves stories only ahead.
    known = Record.objects.filter(*_list_conditions(Span())).order_by("datestamp", "pk")
    found = known.values_list("datestamp", "pk").first()
    return Position(*found) if found else None


def _list_conditions(span: Span) -> list[Q | Exists]:
    """Return what holds of records in a span, whenever they moved."""
    conditions: list[Q | Exists] = [_in_set(span)]
    if span.identifier:
        conditions.append(Q(pk=span.identifier))
    if span.prefix:
        told = Dissemination.objects.filter(record=OuterRef("pk"), prefix=span.prefix)
        conditions.append(Exists(told))
    return conditions


def _in_set(span: Span) -> Exists:
    memberships = SetMembership.objects.filter(record=OuterRef("pk"))
    if not span.spec:
        return Exists(memberships)
    names = Q(spec__in=[span.spec, *span.former_specs])
    inside = memberships.filter(names | Q(spec__startswith=f"{span.spec}:"))
    return Exists(inside.exclude(spec__in=span.hidden))


def _when(ended: Q) -> Case:
    return Case(When(ended, then=_END), default=F("datestamp"), output_field=DateTimeField())


def _join(several: Iterable[QuerySet[Any]]) -> QuerySet[Any]:
    """Return the keys that several queries find, each with an end of its own, as one query."""
    # SQLite has no ends of parts of a union.
    first, *others = (
        Record.objects.filter(pk__in=keys).order_by().values("pk") for keys in several
    )
    return first.union(*others, all=True)


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
