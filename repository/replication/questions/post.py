"""Who is told of a question, when: its team once it is public, its asker once it is settled.

Sent first, then noted. What fails is flagged in the admin's list, and tried again by the daily run.
"""

import logging
import smtplib
from typing import Any, Final

from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet
from django.utils import timezone

from repository.records.consent import Surface
from repository.records.released import load_released
from repository.replication.models import Question, QuestionStatus
from repository.replication.questions.asking import forget_addresses
from repository.replication.questions.mail import build_answered, build_declined, build_for_team
from repository.replication.questions.team import find_mailbox
from search.subscriptions.rounds import Progress, Report

logger = logging.getLogger(__name__)
_REFUSED_FOR_GOOD: Final = 500


def list_due() -> QuerySet[Question]:
    """Return the questions of which somebody has yet to hear."""
    unanswered = Q(status=QuestionStatus.PUBLIC, answer="", team_told_at=None)
    settled = Q(status=QuestionStatus.DECLINED) | Q(status=QuestionStatus.PUBLIC) & ~Q(answer="")
    waits_for_it = Q(email_confirmed_at__isnull=False) & ~Q(email="")
    return Question.objects.filter(unanswered | settled & waits_for_it).order_by("pk")


def tell(question: Question) -> int:
    """Send what a question calls for now; return how many e-mails went."""
    due = list_due().select_related("record__page").filter(pk=question.pk).first()
    if due is None or not load_released([due.record_id], Surface.MAIL):
        # Of a record that may not be read, its questions may not be told either.
        return 0
    if due.status == QuestionStatus.PUBLIC and not due.answer:
        mailbox = find_mailbox(due.record)
        if not mailbox:
            return 0
        return _send(due, build_for_team(due, mailbox), team_told_at=timezone.now())
    build = build_answered if due.status == QuestionStatus.PUBLIC else build_declined
    return _send(due, build(due), email="", email_confirmed_at=None)


def _send(question: Question, message: EmailMessage, **noted: Any) -> int:
    """Send, and note that it went or why it did not; never an address or a word of it."""
    rows = Question.objects.filter(pk=question.pk)
    try:
        message.send()
    except OSError as error:
        logger.warning("An e-mail about a question was not sent: %s", type(error).__name__)
        gone = _is_refused_for_good(error) and "email" in noted
        rows.update(trouble=type(error).__name__, **(noted if gone else {}))
        return 0
    rows.update(trouble="", **noted)
    return 1


def _is_refused_for_good(error: OSError) -> bool:
    """Return whether the mail server will never take this address."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= _REFUSED_FOR_GOOD for code, _ in error.recipients.values())


class QuestionRound:
    """What the daily run does of questions: forget addresses, and try again what failed."""

    def forget(self) -> int:
        """Forget the addresses that nothing will be sent to."""
        return forget_addresses()

    def send(self, report: Report, progress: Progress) -> None:  # noqa: ARG002 - there are few
        """Send what could not be sent when it was due."""
        for question in list_due():
            sent = tell(question)
            report.sent += sent
            report.told += sent
