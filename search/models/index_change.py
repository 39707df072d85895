"""The outbox: changes to the index, written in the same transaction as what changed."""

from django.db import models
from django.utils import timezone


class IndexChange(models.Model):
    """One record whose search document may no longer be true. It says who, never what."""

    identifier = models.CharField(max_length=32, help_text="The record to look at again.")
    hide = models.BooleanField(
        default=False,
        help_text="The record may be public no longer: hide it until the index has followed.",
    )
    created_at = models.DateTimeField(default=timezone.now, help_text="When it changed.")
    attempts = models.PositiveIntegerField(default=0, help_text="How often delivery failed.")
    last_error = models.TextField(blank=True, help_text="Why it failed last.")
    not_before = models.DateTimeField(null=True, help_text="When to try again after a failure.")
    delivered_at = models.DateTimeField(
        null=True,
        help_text="When it reached the index; kept while a rebuild must learn of it too.",
    )

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["delivered_at", "id"], name="pending_first")]

    def __str__(self) -> str:
        return f"{self.identifier} since {self.created_at:%Y-%m-%d %H:%M:%S}"
