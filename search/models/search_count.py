"""How often something was searched for on one day, and what came of it. Nobody is in it."""

from typing import Final

from django.db import models

#: Characters of a search that may be kept.
LONGEST_TEXT: Final = 200


class SearchCount(models.Model):
    """All searches of one day for the same words, or of one length where the words are not kept."""

    day = models.DateField(help_text="The day of the searches.")
    text = models.CharField(
        max_length=LONGEST_TEXT,
        blank=True,
        help_text="The words, when all of them are known ones; otherwise nothing.",
    )
    words = models.PositiveSmallIntegerField(help_text="How many words were typed.")
    searches = models.PositiveIntegerField(default=0, help_text="How often.")
    found_nothing = models.PositiveIntegerField(
        default=0, help_text="How often no record was found."
    )
    filtered_nothing = models.PositiveIntegerField(
        default=0, help_text="How often of these with filters, or in a list of one type."
    )
    put_right = models.PositiveIntegerField(
        default=0, help_text="How often a misspelt word was put right."
    )
    loosened = models.PositiveIntegerField(
        default=0, help_text="How often the reader went on with fewer words or filters."
    )
    opened = models.PositiveIntegerField(
        default=0, help_text="How many records were opened from the results."
    )
    milliseconds = models.PositiveBigIntegerField(
        default=0, help_text="How long all of them took together."
    )
    slowest = models.PositiveIntegerField(
        default=0, help_text="How many milliseconds the slowest took."
    )

    class Meta:
        ordering = ["-day", "text", "words"]
        default_permissions = ["view"]
        verbose_name = "counted search"
        verbose_name_plural = "counted searches"
        constraints = [
            models.UniqueConstraint(fields=["day", "text", "words"], name="one_count_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.text or 'unknown words'}, {self.day:%Y-%m-%d}"
