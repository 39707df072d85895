"""Who asked for a person's contact details, when and why. It outlives consent and accounts."""

from typing import Any

from django.db import models


class AccessKind(models.TextChoices):
    """What was done, or refused."""

    SET = "set", "Written"
    READ = "read", "Read"
    USED = "used", "Written to, without being read"
    NOT_SENT = "not-sent", "Could not be written to"
    REFUSED = "refused", "Refused: not a Consent officer"
    LOCKED = "locked", "Could not be opened: the key is missing or wrong"


class ContactAccess(models.Model):
    """One access. Written once; no address in it, and no link to what a withdrawal deletes."""

    at = models.DateTimeField(auto_now_add=True, help_text="When.")
    identifier = models.CharField(
        max_length=20, db_index=True, editable=False, help_text="Whose record."
    )
    kind = models.CharField(
        max_length=10, choices=AccessKind.choices, editable=False, help_text="What was done."
    )
    # A name, no link: a deleted account must not take its traces along.
    who = models.CharField(max_length=150, editable=False, help_text="User name, or “the site”.")
    why = models.CharField(max_length=200, editable=False, help_text="The reason that was given.")

    class Meta:
        verbose_name = "access to contact details"
        verbose_name_plural = "accesses to contact details"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.identifier}: {self.get_kind_display()}, {self.who}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to change what was written."""
        if not self._state.adding:
            raise TypeError("The audit of contact details is only ever added to.")
        super().save(*args, **kwargs)
