"""What a follower's e-mail says, in words, read at the moment in which it is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from repository.jinja import long_date
from repository.records.choices import State
from repository.records.models import Record, RecordVersion
from repository.replication.choices import AdoptionStage
from repository.replication.following.news import name_state
from repository.replication.models import Adoption, Follow, NewsKind, Question, RecordNews
from repository.replication.questions.links import public_href
from search.subscriptions.mail import build_url

#: News in one e-mail. More are counted, and can be seen on the record's page.
LISTED: Final = 50


@dataclass(frozen=True)
class Item:
    """One piece of news."""

    heading: str
    text: str
    link: str


@dataclass(frozen=True)
class News:
    """What one follower has yet to hear of a record."""

    items: tuple[Item, ...] = ()
    #: How many more there are than are told.
    more: int = 0
    #: The last that they then know of.
    up_to: int = 0


def read_news(follow: Follow, record: Record) -> News:
    """Return what has been noted of a record and not been told, as it is now."""
    rows = list(RecordNews.objects.filter(record=record, pk__gt=follow.told_to).order_by("pk"))
    if not rows:
        return News(up_to=follow.told_to)
    items = [
        *_tell_state(rows, record),
        *_tell_versions(_subjects(rows, NewsKind.VERSION), record),
        *_tell_adoptions(_subjects(rows, NewsKind.ADOPTION), record, follow),
        *_tell_answers(_subjects(rows, NewsKind.ANSWER), record),
    ]
    return News(tuple(items[:LISTED]), max(len(items) - LISTED, 0), rows[-1].pk)


def _subjects(rows: Sequence[RecordNews], kind: NewsKind) -> list[int]:
    return list(dict.fromkeys(row.subject for row in rows if row.kind == kind))


def _tell_state(rows: Sequence[RecordNews], record: Record) -> Iterator[Item]:
    # One that has passed since is not told: it would be untrue.
    if any(row.kind == NewsKind.STATE and row.detail == name_state(record) for row in rows):
        lines = [record.state_reason]
        replacement = record.replacement
        if record.state == State.SUPERSEDED and replacement is not None:
            lines.append(f"Read instead: {build_url(replacement.get_absolute_url())}")
        heading = f"This record is now: {record.get_state_display().lower()}"
        yield Item(heading, " ".join(filter(None, lines)), build_url(record.get_absolute_url()))


def _tell_versions(numbers: Sequence[int], record: Record) -> Iterator[Item]:
    found = RecordVersion.objects.filter(record=record, number__in=numbers)
    for version in found.defer("content", "html").order_by("number"):
        link = build_url(reverse("records:version", args=[record.pk, version.number]))
        text = version.change_note or "The editors left no note of what changed."
        yield Item(f"Version {version.number} was published", text, link)


def _tell_adoptions(keys: Sequence[int], record: Record, follow: Follow) -> Iterator[Item]:
    known = set(
        RecordNews.objects.filter(
            record=record, kind=NewsKind.ADOPTION, subject__in=keys, pk__lte=follow.told_to
        ).values_list("subject", flat=True)
    )
    found = Adoption.objects.public().filter(record=record, pk__in=keys)
    for adoption in found.select_related("organisation").order_by("pk"):
        who = f"{adoption.who} ({adoption.unit})" if adoption.unit else adoption.who
        stage = f"{adoption.get_stage_display()}, since {long_date(adoption.stage_since)}."
        if adoption.stage == AdoptionStage.STOPPED:
            stage = f"{stage} Why: {adoption.stop_reason}"
        heading = f"{who}: another stage" if adoption.pk in known else f"{who} replicates it"
        yield Item(heading, stage, build_url(record.get_absolute_url()))


def _tell_answers(numbers: Sequence[int], record: Record) -> Iterator[Item]:
    found = Question.objects.answered().filter(record=record, number__in=numbers)
    for question in found.order_by("number"):
        yield Item("A question was answered", question.text, build_url(public_href(question)))
