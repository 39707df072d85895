"""Publication at a set time, each page on its own: one that is refused holds up no other."""

import logging
from collections.abc import Iterator
from typing import Any, Final

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, PageLogEntry, Revision

logger = logging.getLogger(__name__)

#: The log's word for it. It is also how a later run knows that the owner has been told.
REFUSED: Final = "repository.publish.refused"


def expire_due() -> Iterator[str]:
    """Unpublish what has reached its end; return a sentence for each failure."""
    others = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    for model in (Page, *others):
        due = model._default_manager.filter(live=True, expire_at__lt=timezone.now())
        for each in list(due.order_by("expire_at")):
            try:
                with transaction.atomic():
                    each.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
                yield _report(each, f"{_name(each)} was not unpublished: {_reason(error)}")


def publish_due() -> Iterator[str]:
    """Publish what has reached its time; return a sentence for each refusal.

    A refused page stays scheduled, so that it is published once what it waits for is there, such
    as a person's consent.
    """
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    for revision in list(due.order_by("approved_go_live_at")):
        subject = revision.content_object
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
            sentence = f"{_name(subject)} was not published: {_reason(error)}"
            if isinstance(subject, Page):
                _tell_owner(subject, revision, sentence)
            yield _report(subject, sentence)


def _name(subject: Any) -> str:
    if isinstance(subject, Page):
        return f"“{subject.specific.get_admin_display_title()}” (page {subject.pk})"
    return f"“{subject}”"


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return f"{type(error).__name__}: {error}"


def _report(subject: Any, sentence: str) -> str:
    logger.error("Schedule of %s %s: %s", type(subject).__name__, subject.pk, sentence)
    return sentence


def _tell_owner(page: Page, revision: Revision, sentence: str) -> None:
    """Send one e-mail for a refused revision, however often it is tried again."""
    if PageLogEntry.objects.filter(page=page, action=REFUSED, revision=revision).exists():
        return
    log(instance=page, action=REFUSED, revision=revision)
    if page.owner is None or not page.owner.email:
        return
    try:
        send_mail(
            "A scheduled page was not published",
            f"{sentence}\n\nOpen the page in the admin, complete it, and publish it again.\n",
            None,
            [page.owner.email],
        )
    except OSError:  # the mail server's trouble, and smtplib's errors
        logger.exception("The owner of page %s could not be told", page.pk)
