"""Who moderates adoptions, how much waits for them, and telling them so."""

import datetime as dt
import logging
from typing import Final

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from repository.replication.choices import AdoptionStatus
from repository.replication.models import Adoption
from search.subscriptions.mail import build_url

logger = logging.getLogger(__name__)
PERMISSION: Final = "replication.change_adoption"
#: One letter in this time: it leads to the queue, which has the others.
QUIET: Final = dt.timedelta(hours=1)


def list_waiting() -> QuerySet[Adoption]:
    """Return what needs a moderator: new reports, and new words of public ones; oldest first."""
    waits = Q(status=AdoptionStatus.WAITING) | Q(
        status=AdoptionStatus.PUBLIC, waiting_words__isnull=False
    )
    return Adoption.objects.filter(waits).order_by("asked_at", "pk")


def count_waiting() -> int:
    """Return how much needs a moderator."""
    return list_waiting().count()


def list_mailboxes() -> list[str]:
    """Return where those who may moderate read their e-mail."""
    people = get_user_model().objects.with_perm(
        PERMISSION, backend="django.contrib.auth.backends.ModelBackend"
    )
    return sorted(set(people.exclude(email="").values_list("email", flat=True)))


def tell_moderators(adoption: Adoption) -> None:
    """Tell the moderators that something waits, unless they were told a moment ago."""
    since = timezone.now() - QUIET
    lately = Q(status=AdoptionStatus.WAITING, confirmed_at__gt=since) | Q(
        waiting_words__sent_at__gt=since
    )
    mailboxes = list_mailboxes()
    if not mailboxes or Adoption.objects.filter(lately).exclude(pk=adoption.pk).exists():
        return
    screen = build_url(reverse("adoption:index"))
    message = EmailMessage(
        "An adoption waits for a moderator",
        f"Somebody has told us how they replicate {adoption.record_id}. "
        f"Log in to read and decide:\n\n{screen}\n",
        bcc=mailboxes,
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except OSError as error:
        # It waits in the queue whatever happens to the message.
        logger.warning("Moderators could not be told: %s", type(error).__name__)
