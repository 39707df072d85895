"""That words were taken out of a frozen version: by whom, when and why. Never the words."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from repository.records.choices import Ground
from repository.records.models.record import RecordVersion


class Redaction(models.Model):
    """One version, changed once. Both hashes stay: an old citation is told from a forgery."""

    version = models.ForeignKey(
        RecordVersion,
        on_delete=models.PROTECT,
        related_name="redactions",
        editable=False,
        help_text="Which version lost words.",
    )
    date = models.DateTimeField(default=timezone.now, editable=False, help_text="When.")
    redacted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        help_text="Who did it.",
    )
    ground = models.CharField(
        "legal ground", max_length=20, choices=Ground, editable=False, help_text="Why."
    )
    old_sha256 = models.CharField(
        max_length=64, editable=False, help_text="Hash of the canonical JSON before."
    )
    new_sha256 = models.CharField(
        max_length=64, editable=False, help_text="Hash of the canonical JSON after."
    )

    class Meta:
        ordering = ["-date", "-pk"]

    def __str__(self) -> str:
        return f"{self.version} redacted on {self.date:%Y-%m-%d}"
