"""What is written to an adopter's mailbox. Built here, sent elsewhere; no words of a stranger."""

from typing import Any, Final

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from repository.replication.adoptions.links import list_href, own_href
from repository.replication.models import Adoption
from search.subscriptions.mail import build_url, load_sender

#: So that no out-of-office answer comes back (RFC 3834).
_AUTOMATIC: Final = {"Auto-Submitted": "auto-generated"}


def build_confirmation(adoption: Adoption) -> EmailMessage:
    """Return what asks the mailbox's owner to confirm: without what a stranger may have typed."""
    return _build(adoption, "confirm", "Confirm that you are doing this")


def build_approval(adoption: Adoption) -> EmailMessage:
    """Return what says that the report is public."""
    return _build(adoption, "approved", "Your report is public: thank you")


def build_refusal(adoption: Adoption, reason: str) -> EmailMessage:
    """Return what says politely that the report, or its new words, will not be shown, and why."""
    return _build(adoption, "declined", "About what you told us", reason=reason)


def build_follow_up(adoption: Adoption, months: int) -> EmailMessage:
    """Return the prompt after some months: is it still in place?"""
    return _build(adoption, "follow_up", "Is it still in place?", months=months)


def _build(adoption: Adoption, name: str, subject: str, **context: Any) -> EmailMessage:
    record = adoption.record
    given = {
        "title": record.page.title if record.page else record.pk,
        "record_link": build_url(reverse("records:newest", args=[record.pk])),
        "list_link": build_url(list_href(record.pk)),
        "link": build_url(own_href(adoption)),
        "stage": adoption.get_stage_display(),
        **context,
        **load_sender(),
    }
    body = render_to_string(f"replication/adoptions/mail/{name}.txt", given)
    return EmailMessage(subject, body, to=[adoption.mailbox], headers=_AUTOMATIC)
