"""How an adoption goes on: the prompts that went, and words that wait for a moderator."""

from django.db import models
from django.utils import timezone

from repository.replication.models.adoption import Adoption


class FollowUp(models.Model):
    """A prompt that went, so that each goes once."""

    adoption = models.ForeignKey(
        Adoption, on_delete=models.CASCADE, related_name="follow_ups", editable=False
    )
    months = models.PositiveSmallIntegerField(
        editable=False, help_text="How many months after it became public."
    )
    sent_at = models.DateTimeField(default=timezone.now, editable=False, help_text="When it went.")

    class Meta:
        ordering = ["adoption", "months"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["adoption", "months"], name="one_follow_up_each")
        ]

    def __str__(self) -> str:
        return f"{self.adoption_id} after {self.months} months"


class WaitingWords(models.Model):
    """What the adopter of a public adoption wrote since. Empty: nothing new to that question."""

    adoption = models.OneToOneField(
        Adoption, on_delete=models.CASCADE, related_name="waiting_words", editable=False
    )
    stop_reason = models.CharField("why it stopped", max_length=1_000, blank=True, editable=False)
    adaptations = models.TextField("what was changed to fit", blank=True, editable=False)
    measure = models.CharField(max_length=300, blank=True, editable=False)
    period = models.CharField(max_length=100, blank=True, editable=False)
    sent_at = models.DateTimeField(default=timezone.now, editable=False, help_text="When.")

    class Meta:
        ordering = ["sent_at"]
        default_permissions = []
        verbose_name_plural = "waiting words"

    def __str__(self) -> str:
        return f"New words of adoption {self.adoption_id}"
