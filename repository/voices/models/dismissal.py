"""A finding of the re-identification check that a reviewer looked at and let stand."""

from django.conf import settings
from django.db import models


class Dismissal(models.Model):
    """Says of one finding that it identifies nobody, and why. It goes with its story."""

    voice = models.ForeignKey(
        "records.VoicePage", on_delete=models.CASCADE, related_name="dismissals"
    )
    # No word of the story is kept beside it. Other words are another finding.
    fingerprint = models.CharField(max_length=64, editable=False)
    reason = models.CharField(
        max_length=300,
        help_text=(
            "Why it identifies nobody, or why it may stay. Do not repeat the words themselves."
        ),
    )
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who looked at it.",
    )
    dismissed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voice", "fingerprint"], name="dismissed_once")
        ]

    def __str__(self) -> str:
        return f"Dismissal for voice {self.voice_id}"
