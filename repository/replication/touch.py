"""How a reader keeps in touch with a record, as its page offers it: no query is asked."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from repository.records.choices import READABLE
from repository.records.consent import Surface, permitted_parts
from repository.records.models import Record
from repository.replication.questions.asking import takes_questions
from repository.replication.questions.counting import Asked, count_questions


@dataclass(frozen=True)
class Touch:
    """What a record's page offers."""

    follow_href: str
    #: Empty where nobody is asked: of a person's story.
    questions_href: str
    ask_href: str
    asked: Asked


def keeping_in_touch(record: Record | None, page: Any) -> Touch | None:
    """Return what a record's page offers; nothing for a draft, and little for a person's story."""
    if record is None or record.state not in READABLE:
        return None
    if not permitted_parts(page, Surface.MAIL):
        return None
    asks = takes_questions(record, page)
    return Touch(
        follow_href=reverse("follow", args=[record.pk]),
        questions_href=reverse("questions", args=[record.pk]) if asks else "",
        ask_href=reverse("question_ask", args=[record.pk]) if asks else "",
        asked=count_questions(record.pk) if asks else Asked(),
    )
