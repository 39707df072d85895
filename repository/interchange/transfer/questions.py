"""Public questions to the team as part of their record's row, and back. Who asked where stays.

Numbers leave too, those of questions taken back as well: a public address never leads elsewhere.
"""

from collections.abc import Iterable
from typing import Any, Final

from repository.interchange.transfer.building import build
from repository.interchange.transfer.departures import Departures
from repository.interchange.transfer.fields import write_fields
from repository.interchange.transfer.rich_text import Change
from repository.records.models import Record
from repository.replication.models import Question, QuestionStatus

#: What readers see of a question, and of one that was public once.
_SHOWN: Final = ("number", "text", "asker", "answer", "answered_by", "asked_at", "answered_at")
_TAKEN_BACK: Final = ("number",)


def load_questions(records: Iterable[Record]) -> dict[str, list[Question]]:
    """Return the questions of some records that are public or were so, in order."""
    found: dict[str, list[Question]] = {}
    numbered = Question.objects.filter(number__isnull=False, record__in=records)
    for question in numbered.order_by("number"):
        found.setdefault(question.record_id, []).append(question)
    return found


def write_question(question: Question, departures: Departures) -> dict[str, Any]:
    """Return a question as a row: of one that was taken back, its number alone."""
    is_public = question.status == QuestionStatus.PUBLIC
    return write_fields(question, _SHOWN if is_public else _TAKEN_BACK, departures.change)


def read_question(record: Record, row: dict[str, Any], change: Change) -> Question:
    """Return a question that is public again, or holds the place of one that is not."""
    question: Question = build(Question, row, change)
    question.record = record
    question.status = QuestionStatus.PUBLIC if question.text else QuestionStatus.DECLINED
    if not question.text:
        question.text = "Taken back on the site that it was asked on; its words stayed there."
        question.decline_reason = "Taken back before the site was moved."
    return question
