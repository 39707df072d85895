"""Since when adoptions stand at which stage, counted by the database as spans of quarters.

Today's stage is that of the adoption itself, since `stage_since`. What came before is told by the
changes of stage, as far as they are older; work that began before the first of them stood at a
stage that nobody recorded.
"""

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Least, TruncQuarter

from repository.replication.models import Adoption, StageChange
from repository.replication.spread.timeline import UNKNOWN, Span


def load_spans(identifier: str) -> list[Span]:
    """Return how a record's public adoptions went on: three queries, however many there are."""
    return [*_load_current(identifier), *_load_former(identifier), *_load_begun(identifier)]


def _public(identifier: str) -> QuerySet[Adoption]:
    return Adoption.objects.public().filter(record_id=identifier).order_by()


def _load_current(identifier: str) -> list[Span]:
    rows = (
        _public(identifier)
        .values("stage", since=TruncQuarter("stage_since"))
        .annotate(number=Count("pk"))
        .values_list("stage", "since", "number")
    )
    return [Span(stage, since, None, number) for stage, since, number in rows]


def _load_former(identifier: str) -> list[Span]:
    """Return the stages that were left: each until the next change, or until today's stage."""
    later = StageChange.objects.filter(adoption=OuterRef("adoption")).filter(
        Q(since__gt=OuterRef("since")) | Q(since=OuterRef("since"), pk__gt=OuterRef("pk"))
    )
    end = F("adoption__stage_since")
    rows = (
        StageChange.objects.filter(adoption__in=_public(identifier), since__lt=end)
        .order_by()
        .annotate(
            next=Least(
                Coalesce(Subquery(later.order_by("since", "pk").values("since")[:1]), end), end
            )
        )
        .values("stage", first=TruncQuarter("since"), last=TruncQuarter("next"))
        .annotate(number=Count("pk"))
        .values_list("stage", "first", "last", "number")
    )
    return [Span(*row) for row in rows]


def _load_begun(identifier: str) -> list[Span]:
    """Return the work that had begun before the first stage that was recorded."""
    changes = StageChange.objects.filter(adoption=OuterRef("pk")).order_by("since", "pk")
    end = F("stage_since")
    rows = (
        _public(identifier)
        .annotate(first=Least(Coalesce(Subquery(changes.values("since")[:1]), end), end))
        .filter(started__lt=F("first"))
        .values(begun=TruncQuarter("started"), recorded=TruncQuarter("first"))
        .annotate(number=Count("pk"))
        .values_list("begun", "recorded", "number")
    )
    return [Span(UNKNOWN, *row) for row in rows]
