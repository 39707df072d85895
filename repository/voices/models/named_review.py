"""A named person read a story that asks for it: a death, a child, safeguarding, a complaint."""

from django.conf import settings
from django.db import models


class NamedReview(models.Model):
    """Who read the words as they were then, and in which role. It goes with its story."""

    class Kind(models.TextChoices):
        """Why it was asked for, as `repository.reidentification.named_review` names it."""

        DEATH = "death", "A death"
        CHILD = "child", "A child who can be recognised"
        SAFEGUARDING = "safeguarding", "Safeguarding"
        COMPLAINT = "complaint", "A complaint or legal case"
        STAFF = "staff", "An accusation against staff"

    voice = models.ForeignKey(
        "records.VoicePage", on_delete=models.CASCADE, related_name="named_reviews"
    )
    kind = models.CharField(max_length=20, choices=Kind, help_text="What it was read for.")
    # Of the words that were read, so that others are known to be others; none of them is kept.
    fingerprint = models.CharField(max_length=64, editable=False)
    reviewer = models.CharField(
        max_length=150, help_text="The name of the person who read the whole story."
    )
    role = models.CharField(
        max_length=150,
        help_text="In which role, such as “Bereavement midwife” or “Safeguarding lead”.",
    )
    note = models.CharField(
        max_length=300,
        blank=True,
        help_text="What was decided, without words of the story and without names.",
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who says that it was read.",
    )
    reviewed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-reviewed_at", "-pk"]

    def __str__(self) -> str:
        return f"Named review for voice {self.voice_id}"
