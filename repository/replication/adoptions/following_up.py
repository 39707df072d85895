"""Asking adopters after 6, 12 and 24 months whether it is still in place, each time once."""

import calendar
import datetime as dt
import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone

from repository.records.consent import Surface
from repository.records.released import load_released
from repository.replication.adoptions.mail import build_follow_up
from repository.replication.models import Adoption, FollowUp

#: Months after it became public.
MONTHS: Final = (6, 12, 24)
#: The mail server knows that this address takes nothing (RFC 5321).
_REFUSED_FOR_GOOD: Final = 500


@dataclass
class Report:
    """What one run did."""

    sent: int = 0
    #: The mailbox does not exist any more: editors see it at the adoption.
    refused: int = 0
    #: Why the run ended early.
    error: str = ""


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def find_due(public_since: dt.date, today: dt.date) -> int | None:
    """Return which prompt is due: the latest whose time has come, so that none piles up."""
    due = [months for months in MONTHS if add_months(public_since, months) <= today]
    return due[-1] if due else None


def list_due(today: dt.date) -> Iterator[tuple[Adoption, int]]:
    """Yield each adoption to ask, with the months; of readable records only."""
    public = (
        Adoption.objects.public()
        .exclude(mailbox="")
        .filter(decided_at__isnull=False, mailbox_failed_on=None)
        .select_related("record__page")
        .prefetch_related("follow_ups")
        .order_by("pk")
    )
    due = []
    for adoption in public:
        since = timezone.localdate(adoption.decided_at)
        months = find_due(since, today)
        told = {each.months for each in adoption.follow_ups.all()}
        if months and not any(each >= months for each in told):
            due.append((adoption, months))
    readable = load_released({adoption.record_id for adoption, _ in due}, Surface.MAIL)
    yield from (pair for pair in due if pair[0].record_id in readable)


def run() -> Report:
    """Send what is due. What was not sent is not noted, and goes next time."""
    report = Report()
    connection = get_connection()
    try:
        for adoption, months in list_due(timezone.localdate()):
            _send(adoption, months, connection, report)
    except OSError as error:
        # The server's trouble, and smtplib's errors. They may repeat an address: never their words.
        report.error = type(error).__name__
    finally:
        connection.close()
    return report


def _send(adoption: Adoption, months: int, connection: Any, report: Report) -> None:
    try:
        with transaction.atomic():
            _row, is_new = FollowUp.objects.get_or_create(adoption=adoption, months=months)
            if is_new:
                message = build_follow_up(adoption, months)
                message.connection = connection
                message.send()
                report.sent += 1
    except smtplib.SMTPRecipientsRefused as error:
        report.refused += 1
        code = next(iter(error.recipients.values()))[0]
        if code >= _REFUSED_FOR_GOOD:
            note_failure(adoption)


def note_failure(adoption: Adoption) -> None:
    """Flag an adoption whose mailbox takes nothing, for an editor to find a new one."""
    adoption.mailbox_failed_on = timezone.localdate()
    adoption.save(update_fields=["mailbox_failed_on"])
