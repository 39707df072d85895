"""Records as harvesters are told of them: a page of a list, or one alone, in a format."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import Aggregate, CharField, Count, OuterRef, QuerySet, Subquery, Value

from repository.interchange.harvest import Moved, Span, count_moved, find_moved, tell
from repository.interchange.models import Dissemination, SetMembership
from repository.interchange.oai.dates import find_end, parse_moment
from repository.interchange.oai.formats import BY_PREFIX, FORMATS, Format
from repository.interchange.oai.sets import list_hidden, list_shown
from repository.interchange.oai.tokens import Progress
from repository.records.consent import Surface
from repository.records.models import Record
from repository.records.released import Released

#: How many records an answer lists.
PAGE_SIZE: Final = 100
_COMMA: Final = ","


@dataclass(frozen=True)
class Item:
    """A record as it is told of in a format."""

    identifier: str
    moved: dt.datetime
    specs: Sequence[str]
    #: Nothing when it cannot be had in the format any more.
    released: Released | None


@dataclass(frozen=True)
class Page:
    """A part of a list."""

    items: Sequence[Item]
    #: Where it began, and how long the list is now.
    progress: Progress
    #: Where the next part begins; nothing when this is the last.
    following: Progress | None


class _Joined(Aggregate):
    """Texts of several rows as one."""

    function = "GROUP_CONCAT"
    output_field = CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the same as PostgreSQL calls it."""
        return self.as_sql(compiler, connection, function="STRING_AGG", **context)


def read_page(progress: Progress) -> Page:
    """Return the records of a list that come next; its format must be one of ours."""
    kind = BY_PREFIX[progress.prefix]
    span = Span(
        since=parse_moment(progress.since) if progress.since else None,
        before=find_end(progress.until) if progress.until else None,
        spec=progress.spec,
        hidden=list_hidden(),
        after=progress.after,
        prefix=kind.prefix if kind.applies else "",
    )
    found = _with_specs(find_moved(span, PAGE_SIZE + 1))
    if progress.after is None:
        # In the same query: a page costs the same wherever it stands in a list.
        found = found.annotate(total=_count(span))
    moved = tell(found, Surface.OAI)
    if progress.after is None and moved:
        progress = replace(progress, size=_read(moved[0].record, "total"))
    return _cut(moved, progress, kind)


def find_item(identifier: str) -> Moved | None:
    """Return a record that is told of, as it is now."""
    found = _with_specs(find_moved(Span(identifier=identifier), 1))
    return next(iter(tell(found, Surface.OAI)), None)


def list_formats(identifier: str) -> list[Format]:
    """Return the formats that a record can be had in, or once could."""
    told = Dissemination.objects.filter(record=identifier)
    prefixes = set(told.values_list("prefix", flat=True))
    return [kind for kind in FORMATS if not kind.applies or kind.prefix in prefixes]


def present(moved: Moved, kind: Format) -> Item:
    """Return a record as it is told of in a format."""
    released = moved.released
    if released and kind.applies and not kind.applies(released.outline):
        released = None
    specs = list_shown(_read(moved.record, "specs").split(_COMMA))
    return Item(moved.record.pk, moved.position.moved, specs, released)


def _cut(moved: Sequence[Moved], progress: Progress, kind: Format) -> Page:
    """Return what fits, and where the rest begins."""
    shown = moved[:PAGE_SIZE]
    items = [present(each, kind) for each in shown]
    reached = progress.cursor + len(shown)
    if len(moved) <= PAGE_SIZE:
        # By now it is known for certain.
        return Page(items, replace(progress, size=reached), None)
    # What was edited meanwhile has been sent again.
    progress = replace(progress, size=max(progress.size, reached + 1))
    following = replace(progress, after=shown[-1].position, cursor=reached)
    return Page(items, progress, following)


def _with_specs(found: QuerySet[Record]) -> QuerySet[Record]:
    memberships = SetMembership.objects.filter(record=OuterRef("pk")).order_by().values("record")
    specs = memberships.annotate(specs=_Joined("spec", Value(_COMMA))).values("specs")
    return found.annotate(specs=Subquery(specs))


def _count(span: Span) -> Subquery:
    """Return how many records there are in a span."""
    of_all = count_moved(span).order_by().annotate(all=Value(1)).values("all")
    return Subquery(of_all.annotate(total=Count("pk")).values("total"))


def _read(record: Any, name: str) -> Any:
    """Return what a query noted of a record."""
    return getattr(record, name)
