"""A private way for one person to their own story. Only hashes of what opens it are kept."""

from typing import Any

from django.conf import settings
from django.db import models

from repository.records.models import Consent


class Purpose(models.TextChoices):
    """What a person is asked to come for: which page opens first. All of them can be reached."""

    FINISHED = "finished", "See the finished piece"
    AGREED = "agreed", "Look at what they agreed to"
    WITHDRAW = "withdraw", "Withdraw"


def _moment() -> models.DateTimeField:
    return models.DateTimeField(null=True, editable=False)


def _hash(**options: Any) -> models.CharField:
    return models.CharField(max_length=64, editable=False, **options)


class PersonLink(models.Model):
    """Good for one opening: the link, then a code by another road, then a short session."""

    consent = models.ForeignKey(
        Consent, on_delete=models.CASCADE, related_name="person_links", editable=False
    )
    #: What screens and the audit call it.
    reference = models.CharField(max_length=8, unique=True, editable=False)
    token_hash = _hash(unique=True)
    purpose = models.CharField(
        max_length=20,
        choices=Purpose.choices,
        default=Purpose.FINISHED,
        help_text="What the person sees first. From there they can reach everything else.",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(editable=False)
    cancelled_at = _moment()
    # The code
    code_hash = _hash(blank=True)
    code_made_at = _moment()
    codes_made = models.PositiveSmallIntegerField(default=0, editable=False)
    wrong_codes = models.PositiveSmallIntegerField(default=0, editable=False)
    # The session that link and code opened
    session_hash = _hash(blank=True, db_index=True)
    opened_at = _moment()
    last_seen_at = _moment()
    finished_at = _moment()

    class Meta:
        verbose_name = "link for a person"
        verbose_name_plural = "links for a person"
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"Link {self.reference}"
