"""One run over all alerts that are due: what is new is found, sent, and then noted as told.

In this order: a run that dies between the two sends that one e-mail again, under the same
Message-ID, and no record is ever left untold.
"""

import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from search.alerts.keeping import find_next_day, forget_unconfirmed
from search.alerts.mail import build_alert
from search.alerts.matching import Watch, find_new, forget_told, load_cards
from search.alerts.saved import load_known
from search.lock import ALERTS, hold
from search.models import SearchAlert, ToldRecord

logger = logging.getLogger(__name__)
#: Records in one e-mail. The rest comes the next day.
LISTED: Final = 50
#: After so many refusals of the address itself, in as many runs, an alert is deleted.
MOST_FAILURES: Final = 5
#: Alerts whose searches are matched in one go.
BATCH: Final = 500
_REFUSED_FOR_GOOD: Final = 500
#: First whom a run that ended early has left: a mail server may take only so many at a time.
_LONGEST_WAITING: Final = ("next_on", "pk")

Progress = Callable[[int, int], None]


@dataclass
class Report:
    """What one run did."""

    #: Somebody else is sending.
    busy: bool = False
    due: int = 0
    sent: int = 0
    told: int = 0
    #: The mail server would not take the address, or the e-mail.
    refused: int = 0
    stopped: int = 0
    forgotten: int = 0
    #: Records that could not be read; they are looked at again next time.
    unreadable: set[str] = field(default_factory=set)
    #: Why the run ended early.
    error: str = ""


def run(progress: Progress = lambda _done, _due: None) -> Report:
    """Send what is due, unless somebody else is at it."""
    report = Report()
    with hold(ALERTS, wait=False) as got:
        if not got:
            report.busy = True
            return report
        report.forgotten = forget_unconfirmed()
        forget_told()
        due = SearchAlert.objects.filter(
            confirmed_at__isnull=False, next_on__lte=timezone.localdate()
        )
        keys = list(due.order_by(*_LONGEST_WAITING).values_list("pk", flat=True))
        report.due = len(keys)
        for start in range(0, len(keys), BATCH):
            _run_batch(keys[start : start + BATCH], report)
            progress(min(start + BATCH, len(keys)), len(keys))
            if report.error:
                break
    return report


def _run_batch(keys: list[int], report: Report) -> None:
    known = load_known()
    alerts = SearchAlert.objects.filter(pk__in=keys).order_by(*_LONGEST_WAITING)
    watches = [Watch.of(alert, known) for alert in alerts]
    found = find_new(watches)
    report.unreadable |= found.errors
    connection = get_connection()
    try:
        for watch in watches:
            _tell(watch, found.new.get(watch.alert.pk, []), connection, report)
    except OSError as error:
        # The server's trouble, and smtplib's errors. They may repeat an address: never their words.
        report.error = type(error).__name__
        logger.warning("Alerts could not be sent: %s", report.error)
    finally:
        connection.close()


def _tell(watch: Watch, new: list[str], connection: Any, report: Report) -> None:
    # It may have been stopped or changed since the run began.
    alert = SearchAlert.objects.filter(pk=watch.alert.pk, confirmed_at__isnull=False).first()
    if alert is None:
        return
    listed = new[:LISTED]
    # Read again: what was unpublished or withdrawn a moment ago must not leave.
    cards = load_cards(listed, watch.search) if listed else []
    more = len(new) - len(listed)
    if cards:
        message = build_alert(alert, watch.search, cards[::-1], more)
        message.connection = connection
        connection.open()
        try:
            message.send()
        except smtplib.SMTPRecipientsRefused as error:
            _note_refusal(alert, error, report)
            return
        except smtplib.SMTPDataError as error:
            # This e-mail alone: were the run to end here, those behind it would never be told.
            report.refused += 1
            logger.warning("An alert was refused by the mail server: %s", error.smtp_code)
            return
        report.sent += 1
        report.told += len(cards)
    _note_told(alert, [card["identifier"] for card in cards], waits=more > 0)


@transaction.atomic
def _note_told(alert: SearchAlert, identifiers: list[str], *, waits: bool) -> None:
    # It may have been stopped or changed while its e-mail was on the way.
    current = SearchAlert.objects.select_for_update().filter(pk=alert.pk).first()
    if current is None:
        return
    ToldRecord.objects.bulk_create(
        [ToldRecord(alert=alert, record_id=identifier) for identifier in identifiers],
        ignore_conflicts=True,
    )
    changes: dict[str, Any] = {"next_on": find_next_day(current.frequency, waits=waits)}
    if identifiers:
        changes["failures"] = 0
    SearchAlert.objects.filter(pk=alert.pk).update(**changes)


def _note_refusal(alert: SearchAlert, error: smtplib.SMTPRecipientsRefused, report: Report) -> None:
    report.refused += 1
    code = next(iter(error.recipients.values()))[0]
    if code < _REFUSED_FOR_GOOD:
        # A full mailbox, or a server that wants to be asked twice: the next run does.
        return
    SearchAlert.objects.filter(pk=alert.pk).update(failures=F("failures") + 1)
    gone = SearchAlert.objects.filter(pk=alert.pk, failures__gte=MOST_FAILURES)
    report.stopped += gone.delete()[1].get(SearchAlert._meta.label, 0)
