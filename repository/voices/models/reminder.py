"""That the Consent officers have been told of an end or a review: each once."""

from django.db import models

from repository.records.models import Consent


class ReminderKind(models.TextChoices):
    """What is coming."""

    DAYS_90 = "90", "ends within 90 days"
    DAYS_30 = "30", "ends within 30 days"
    DAYS_7 = "7", "ends within 7 days"
    REVIEW = "review", "is due for review"


class Reminder(models.Model):
    """One letter that went. Another date of the same kind is another letter."""

    consent = models.ForeignKey(
        Consent, on_delete=models.CASCADE, related_name="reminders", editable=False
    )
    kind = models.CharField(max_length=10, choices=ReminderKind.choices, editable=False)
    due = models.DateTimeField(editable=False, help_text="The end or the day it spoke of.")
    sent_at = models.DateTimeField(auto_now_add=True, help_text="When it went.")

    class Meta:
        verbose_name = "reminder of a consent"
        verbose_name_plural = "reminders of consents"
        constraints = [
            models.UniqueConstraint(fields=["consent", "kind", "due"], name="one_reminder_each")
        ]

    def __str__(self) -> str:
        return f"{self.consent} {self.get_kind_display()}"
