"""Tells the Consent officers what is coming, each thing once. Identifiers and dates only."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from repository.voices.coming import Coming, list_coming
from repository.voices.models import Reminder, ReminderKind
from repository.voices.officers import list_officers

_ENDS: Final = (
    "The consent for {name} ends on {day}. From that moment nothing of it is shown, without "
    "anybody doing anything. If the person wants it to stay, ask them before, and record what "
    "they say."
)
_REVIEW: Final = (
    "The consent for {name} was to be reviewed on {day}. Ask the person whether it still says what "
    "they want, record what they say, and set the next day."
)


def list_mailboxes() -> list[str]:
    """Return where the Consent officers read their e-mail."""
    addresses = list_officers().exclude(email="").values_list("email", flat=True)
    return sorted(set(addresses))


def list_unsent(now: dt.datetime) -> list[Coming]:
    """Return what nobody has been told of yet."""
    told = set(Reminder.objects.values_list("consent", "kind", "due"))
    return [each for each in list_coming(now) if (each.consent.pk, each.kind, each.due) not in told]


def send_reminder(coming: Coming, mailboxes: Sequence[str]) -> bool:
    """Send one letter; return whether it went now.

    It is noted in the same transaction: what was not sent is not noted, and of two runs at once
    the second finds the first one's note.

    Raises:
        OSError: the mail server did not take it.
    """
    with transaction.atomic():
        _row, is_new = Reminder.objects.get_or_create(
            consent=coming.consent, kind=coming.kind, due=coming.due
        )
        if is_new:
            _write(coming, mailboxes).send()
    return is_new


def _write(coming: Coming, mailboxes: Sequence[str]) -> EmailMessage:
    day = date_format(timezone.localtime(coming.due), "j F Y")
    words = _REVIEW if coming.kind == ReminderKind.REVIEW else _ENDS
    screen = reverse("consent:edit", args=[coming.consent.pk])
    return EmailMessage(
        f"Consent for {coming.identifier} {ReminderKind(coming.kind).label}",
        f"{words.format(name=coming.identifier, day=day)}\n\n"
        f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{screen}\n",
        to=mailboxes,
    )
