"""What is written to the person and to the Consent officers. No e-mail says what a story says."""

import logging
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from repository.records.models import Consent
from repository.voices.contact import write_to
from repository.voices.models import PersonLink, RouteKind
from repository.voices.officers import list_officers
from repository.voices.person import wording
from repository.voices.person.codes import make_code
from repository.voices.person.events import Kind, note

logger = logging.getLogger(__name__)
_ANSWERED: Final = "An answer has come"
_LOCKED: Final = "A link was locked after five wrong codes"


def is_by_email(consent: Consent) -> bool:
    """Return whether links and codes can be sent; otherwise an officer reads them out."""
    route = getattr(consent, "contact_route", None)
    return route is not None and route.kind == RouteKind.EMAIL


def send_link(link: PersonLink, address: str, *, by: Any) -> bool:
    """Send a link where nobody can read the address it goes to; return whether it went."""
    until = date_format(timezone.localtime(link.expires_at), "j F Y, H:i")
    body = str(wording.LINK_BODY) % {"address": address, "until": until}
    sent = write_to(link.consent, str(wording.LINK_SUBJECT), body)
    if sent:
        note(link, Kind.SENT, by=by)
    return sent


def send_code(link: PersonLink) -> bool:
    """Make a code and send it; return whether it went."""
    body = str(wording.CODE_BODY) % {"code": make_code(link)}
    sent = write_to(link.consent, str(wording.CODE_SUBJECT), body)
    note(link, Kind.CODE_SENT if sent else Kind.CODE_NOT_SENT)
    return sent


def tell_officers(identifier: str, kind: Kind) -> None:
    """Tell the Consent officers that something came, never what: they log in to read it."""
    mailboxes = sorted({officer.email for officer in list_officers() if officer.email})
    if not mailboxes:
        return
    said = _LOCKED if kind is Kind.LOCKED else _ANSWERED
    address = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse('consent:index')}"
    message = EmailMessage(
        f"{said} for story {identifier}",
        f"{said} for story {identifier}.\n\nLog in to see what comes next: {address}\n",
        bcc=mailboxes,
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except OSError as error:
        # The answer is kept whatever happens to the message.
        logger.warning("Consent officers could not be told: %s", type(error).__name__)
