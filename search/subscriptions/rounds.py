"""One round over all that is due to be written: found, sent, and then noted as told.

In this order: a run that dies between the two sends that one e-mail again, under the same
Message-ID, and nothing is ever left untold. Rooms above add rounds of their own from
`AppConfig.ready()`, so that one command sends everything.
"""

import logging
import smtplib
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, Protocol, TypeVar

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from search.lock import ALERTS, hold
from search.models import Subscription
from search.subscriptions.life import find_next_day, forget_unconfirmed

logger = logging.getLogger(__name__)
S = TypeVar("S", bound=Subscription)
#: After so many refusals of the address itself, in as many runs, a subscription is deleted.
MOST_FAILURES: Final = 5
#: Subscriptions that are read in one go.
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


class Round(Protocol):
    """Something that the daily run sends."""

    def forget(self) -> int:
        """Delete what nobody agreed to in time; return how many addresses that were."""

    def send(self, report: Report, progress: Progress) -> None:
        """Send what is due."""


@dataclass(frozen=True)
class Letter:
    """What one subscription is told in one run."""

    #: None: nothing has happened.
    message: EmailMessage | None = None
    #: What to note as told, in the words of its kind.
    told: Sequence[Any] = ()
    #: How many records it tells of.
    records: int = 0
    #: Something did not fit and comes tomorrow.
    waits: bool = False
    #: Nothing will ever follow: the subscription goes with it.
    last: bool = False


class SubscriptionRound(ABC, Generic[S]):
    """A round over all subscriptions of one kind."""

    model: type[S]

    @abstractmethod
    def read(self, due: Sequence[S], report: Report) -> Callable[[S], Letter]:
        """Return what writes to each of those that are due, as they are at that moment."""

    @abstractmethod
    def note(self, current: S, letter: Letter) -> None:
        """Note what was told, in the transaction that moves the day on."""

    def forget(self) -> int:
        """Delete the addresses that have not agreed in time."""
        return forget_unconfirmed(self.model)

    def send(self, report: Report, progress: Progress) -> None:
        """Write to all that are due."""
        due = self.model._default_manager.filter(
            confirmed_at__isnull=False, next_on__lte=timezone.localdate()
        )
        keys = list(due.order_by(*_LONGEST_WAITING).values_list("pk", flat=True))
        report.due += len(keys)
        for start in range(0, len(keys), BATCH):
            self._send_batch(keys[start : start + BATCH], report)
            progress(min(start + BATCH, len(keys)), len(keys))
            if report.error:
                break

    def _send_batch(self, keys: list[int], report: Report) -> None:
        due = self.model._default_manager.filter(pk__in=keys).order_by(*_LONGEST_WAITING)
        subscriptions = list(due)
        write = self.read(subscriptions, report)
        connection = get_connection()
        try:
            for subscription in subscriptions:
                self._tell(subscription.pk, write, connection, report)
        except OSError as error:
            # The server's trouble, and smtplib's errors. They may repeat an address: never their
            # words.
            report.error = type(error).__name__
            logger.warning("E-mails could not be sent: %s", report.error)
        finally:
            connection.close()

    def _tell(
        self, key: int, write: Callable[[S], Letter], connection: Any, report: Report
    ) -> None:
        # It may have been stopped or changed since the run began.
        running = self.model._default_manager.filter(confirmed_at__isnull=False)
        subscription = running.filter(pk=key).first()
        if subscription is None:
            return
        letter = write(subscription)
        if letter.message:
            letter.message.connection = connection
            connection.open()
            try:
                letter.message.send()
            except smtplib.SMTPRecipientsRefused as error:
                self._note_refusal(key, error, report)
                return
            except smtplib.SMTPDataError as error:
                # This e-mail alone: were the run to end here, those behind it would never be told.
                report.refused += 1
                logger.warning("An e-mail was refused by the mail server: %s", error.smtp_code)
                return
            report.sent += 1
            report.told += letter.records
        self._note(key, letter)

    @transaction.atomic
    def _note(self, key: int, letter: Letter) -> None:
        # It may have been stopped or changed while its e-mail was on the way.
        rows = self.model._default_manager.filter(pk=key)
        current = rows.select_for_update().first()
        if current is None:
            return
        if letter.last:
            current.delete()
            return
        self.note(current, letter)
        changes: dict[str, Any] = {"next_on": find_next_day(current.frequency, waits=letter.waits)}
        if letter.message:
            changes["failures"] = 0
        rows.update(**changes)

    def _note_refusal(self, key: int, error: smtplib.SMTPRecipientsRefused, report: Report) -> None:
        report.refused += 1
        code = next(iter(error.recipients.values()))[0]
        if code < _REFUSED_FOR_GOOD:
            # A full mailbox, or a server that wants to be asked twice: the next run does.
            return
        rows = self.model._default_manager.filter(pk=key)
        rows.update(failures=F("failures") + 1)
        gone = rows.filter(failures__gte=MOST_FAILURES).delete()
        report.stopped += gone[1].get(self.model._meta.label, 0)


_rounds: Final[list[Round]] = []


def register_round(added: Round) -> None:
    """Have the daily run send something more."""
    _rounds.append(added)


def run(progress: Progress = lambda _done, _due: None) -> Report:
    """Send what is due, unless somebody else is at it."""
    report = Report()
    with hold(ALERTS, wait=False) as got:
        if not got:
            report.busy = True
            return report
        # Of all rounds first: it is promised for a day, whatever the mail server does.
        report.forgotten = sum(each.forget() for each in _rounds)
        for each in _rounds:
            each.send(report, progress)
            if report.error:
                break
    return report
