"""A concern that a reader reported about a page."""

from typing import Any

from django.db import models


class Concern(models.Model):
    """What a reader told us. The words go when it has been dealt with; what was done stays."""

    page_path = models.CharField("page", max_length=500, help_text="The page it is about.")
    message = models.TextField(blank=True, help_text="What the reader wrote.")
    contact = models.EmailField(blank=True, help_text="For an answer, if the reader wants one.")
    created_at = models.DateTimeField(auto_now_add=True, help_text="When it was sent.")
    dealt_with = models.BooleanField(
        default=False,
        help_text="Tick when nothing is left to do. The message and the address are then erased.",
    )
    outcome = models.TextField(blank=True, help_text="What was done about it.")

    class Meta:
        ordering = ["dealt_with", "-created_at"]

    def __str__(self) -> str:
        return f"Concern about {self.page_path}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Erase the reader's words and address once there is nothing left to do."""
        if self.dealt_with:
            self.message = self.contact = ""
        super().save(*args, **kwargs)
