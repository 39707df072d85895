"""What becomes of a question that somebody sends, and of the address that they may leave."""

import datetime as dt
import re
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from repository.records.choices import READABLE, RecordType
from repository.records.models import Record
from repository.replication.models import Question
from search.subscriptions.life import CONFIRM_WITHIN, MOST_ASKS

#: Questions in a day. A moderator could not read more, and so many are a machine's.
MOST_OF_ALL: Final = 200
MOST_OF_RECORD: Final = 20
_DAY: Final = dt.timedelta(days=1)
_KEY: Final = re.compile(r"[0-9a-f]{40}")


class TooManyError(Exception):
    """So many questions were asked today that no more are taken."""


def takes_questions(record: Record, page: object) -> bool:
    """Return whether a record has a team to ask: of a person's story nobody is asked."""
    return record.type != RecordType.VOICE or not getattr(page, "is_personal", True)


def keep(record: Record, text: str, asker: str, email: str) -> Question:
    """Keep a question for a moderator.

    An address that was written to often enough today is left out, and nobody can tell.

    Raises:
        TooManyError: no more are taken today.
    """
    email = email.lower()
    with transaction.atomic():
        lately = Question.objects.filter(asked_at__gt=timezone.now() - _DAY)
        if lately.count() >= MOST_OF_ALL or lately.filter(record=record).count() >= MOST_OF_RECORD:
            raise TooManyError
        if email and lately.filter(email=email).count() >= MOST_ASKS:
            email = ""
        return Question.objects.create(record=record, text=text, asker=asker, email=email)


def find(key: str) -> Question | None:
    """Return the question of a private link, while its address is kept."""
    if not _KEY.fullmatch(key):
        # PostgreSQL takes no NUL, for one.
        return None
    return Question.objects.exclude(Q(email="") | _is_late()).filter(key=key).first()


def confirm(question: Question) -> None:
    """Note that the owner of the address agreed."""
    kept = Question.objects.filter(pk=question.pk, email_confirmed_at=None).exclude(email="")
    kept.update(email_confirmed_at=timezone.now())


def forget_address(question: Question) -> None:
    """Forget who wants to hear of the answer; the question stays."""
    Question.objects.filter(pk=question.pk).update(email="", email_confirmed_at=None)


def forget_addresses() -> int:
    """Forget who has not agreed in time, or asked of what is gone; return how many that were."""
    kept = Question.objects.exclude(email="")
    shown = Record.objects.filter(state__in=READABLE, page__live=True)
    late = kept.filter(_is_late() | ~Q(record__in=shown))
    return late.update(email="", email_confirmed_at=None)


def _is_late() -> Q:
    return Q(email_confirmed_at=None, asked_at__lte=timezone.now() - CONFIRM_WITHIN)
