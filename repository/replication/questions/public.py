"""Public questions as readers and machines may know them: which ones, and what of each.

Whether the record may be read is asked elsewhere. Address and key of the asker are never loaded.
"""

from typing import Any, Final

from django.db.models import QuerySet
from django.utils import timezone

from repository.records.models import Record
from repository.replication.models import Question
from repository.replication.questions.links import public_href

_PRIVATE: Final = ("email", "key", "decline_reason")


def find_questions(record: Record) -> QuerySet[Question]:
    """Return a record's public questions, in the order of their numbers."""
    found = Question.objects.public().filter(record=record)
    return found.defer(*_PRIVATE).order_by("number")


def build_question(question: Question) -> dict[str, Any]:
    """Return all that is public of a question, as data."""
    answered = question.answered_at if question.answer else None
    return {
        "number": question.number,
        "text": question.text,
        "asker": question.asker,
        "asked": timezone.localdate(question.asked_at),
        "answer": question.answer,
        "answered_by": question.answered_by if question.answer else "",
        "answered": answered and timezone.localdate(answered),
        "url": public_href(question),
    }
