"""Settled ratings of evidence as part of their record's row, and back: what readers see of them.

Who rated, what each of them answered alone, and why they settled so stay where they rated.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.db.models import Model

from repository.interchange.transfer.building import build
from repository.interchange.transfer.departures import Departures
from repository.interchange.transfer.fields import write_fields
from repository.interchange.transfer.rich_text import Change
from repository.records.models import Record
from repository.replication.evidence import rubric
from repository.replication.models import (
    EvidenceAnswer,
    EvidenceJudgement,
    EvidenceRating,
    RatingState,
)

_SHOWN: Final = ("version_number", "edition", "opened_at", "settled_at", "settlement")
_ANSWER: Final = ("question", "answer", "reason")


def load_ratings(records: Sequence[Record]) -> dict[str, list[EvidenceJudgement]]:
    """Return what was settled about some records, the earliest first."""
    found: dict[str, list[EvidenceJudgement]] = {}
    settled = EvidenceJudgement.objects.filter(
        is_settled=True, rating__state=RatingState.SETTLED, rating__record__in=records
    )
    rows = settled.select_related("rating").prefetch_related("answers")
    for judgement in rows.order_by("rating__settled_at", "pk"):
        found.setdefault(judgement.rating.record_id, []).append(judgement)
    return found


def write_rating(judgement: EvidenceJudgement, departures: Departures) -> dict[str, Any]:
    """Return a settled rating as a row, with its answers in it."""
    answers = sorted(judgement.answers.all(), key=lambda row: row.pk)
    return {
        **write_fields(judgement.rating, _SHOWN, departures.change),
        "answers": [write_fields(row, _ANSWER, departures.change) for row in answers],
    }


def read_rating(record: Record, row: dict[str, Any], change: Change) -> Iterator[Model]:
    """Yield a settled rating, then its answers, which nobody here gave.

    Raises:
        ValueError: this edition of the rubric has no such question or answer, or not all have one.
    """
    answers = row.pop("answers")
    rating: EvidenceRating = build(EvidenceRating, row, change)
    rating.record, rating.state = record, RatingState.SETTLED
    if rating.edition == rubric.EDITION:
        _check(answers)
    yield rating
    judgement = EvidenceJudgement(rating=rating, is_settled=True, judged_at=rating.settled_at)
    yield judgement
    for each in answers:
        answer: EvidenceAnswer = build(EvidenceAnswer, each, change)
        answer.judgement = judgement
        yield answer


def _check(answers: Sequence[dict[str, Any]]) -> None:
    """Refuse what no page could show."""
    given = {each["question"]: each["answer"] for each in answers}
    known = {
        question.key: {answer.key for answer in question.answers} for question in rubric.QUESTIONS
    }
    if given.keys() != known.keys() or any(
        answer not in known[question] for question, answer in given.items()
    ):
        raise ValueError("a rating of evidence does not answer the questions of the rubric")
