"""What there is to tell of a record, noted once: each follower then knows how far they have read.

Only one process at a time notes the news of a record, so that the numbers of rows are in the
order in which others can see them: no follower's mark can pass by one that commits late.
"""

from collections.abc import Collection, Iterator

from django.db import transaction
from django.db.models import Max

from repository.records.models import Record, RecordVersion
from repository.replication.models import Adoption, Follow, NewsKind, Question, RecordNews
from search.subscriptions import life

Fact = tuple[str, str, int, str]


@transaction.atomic
def note(identifiers: Collection[str]) -> None:
    """Note what has happened to records since it was noted last."""
    locked = Record.objects.filter(pk__in=identifiers).select_for_update().order_by("pk")
    records = list(locked)
    rows = RecordNews.objects.filter(record__in=identifiers)
    known = set(rows.values_list("record_id", "kind", "subject", "detail"))
    RecordNews.objects.bulk_create(
        RecordNews(record_id=record, kind=kind, subject=subject, detail=detail)
        for record, kind, subject, detail in _iterate_facts(records)
        if (record, kind, subject, detail) not in known
    )


def confirm(follow: Follow) -> Follow:
    """Start to follow: what has happened before is no news. Doing it again changes nothing."""
    with transaction.atomic():
        running = life.confirm(follow)
        # As it was read: one that ran already keeps its mark.
        if running.confirmed_at is None:
            note([running.record_id])
            newest = RecordNews.objects.filter(record=running.record_id).aggregate(pk=Max("pk"))
            Follow.objects.filter(pk=running.pk).update(told_to=newest["pk"] or 0)
    return running


def forget_unfollowed() -> None:
    """Delete the news of records that nobody follows any more."""
    RecordNews.objects.exclude(record__in=Follow.objects.values("record")).delete()


def _iterate_facts(records: Collection[Record]) -> Iterator[Fact]:
    for record in records:
        yield record.pk, NewsKind.STATE, 0, name_state(record)
    versions = RecordVersion.objects.filter(record__in=records).order_by("record", "number")
    for identifier, number in versions.values_list("record_id", "number"):
        yield identifier, NewsKind.VERSION, number, ""
    # A stage that is reached twice is told once: correcting a slip is no news.
    adoptions = Adoption.objects.public().filter(record__in=records).order_by("pk")
    for identifier, key, stage in adoptions.values_list("record_id", "pk", "stage"):
        yield identifier, NewsKind.ADOPTION, key, stage
    answers = Question.objects.answered().filter(record__in=records).order_by("answered_at", "pk")
    for question in answers:
        yield question.record_id, NewsKind.ANSWER, question.number or 0, ""


def name_state(record: Record) -> str:
    """Return a record's state and since when, as news are named."""
    return f"{record.state} {record.state_date or ''}".strip()
