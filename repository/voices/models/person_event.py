"""What was done with links for a person: who, what, when, and never what was said."""

from django.conf import settings
from django.db import models


class PersonEvent(models.Model):
    """A row of the audit. It outlives link and consent, so it names them and holds no content."""

    class Kind(models.TextChoices):
        """What happened."""

        MADE = "made", "Link made"
        SENT = "sent", "Link sent by e-mail"
        SHOWN = "shown", "Link shown to the officer"
        CANCELLED = "cancelled", "Link cancelled"
        CODE_SENT = "code-sent", "Code sent by e-mail"
        CODE_NOT_SENT = "code-not-sent", "Code could not be sent"
        CODE_READ = "code-read", "Code shown to the officer, to read to the person"
        CODE_WRONG = "code-wrong", "Wrong code"
        LOCKED = "locked", "Locked after too many wrong codes"
        OPENED = "opened", "Opened with the right code"
        HAPPY = "happy", "The person is happy with the finished piece"
        RELEASED = "released", "The person agreed to its release"
        CHANGES = "changes", "The person asked for changes"
        LIMITED = "limited", "The person limited what may be done or shown"
        CREDITED = "credited", "The person chose how to be credited"
        PAUSED = "paused", "The person paused it"
        WITHDRAWN = "withdrawn", "The person confirmed withdrawal"
        FINISHED = "finished", "The person finished without another answer"

    identifier = models.CharField(max_length=20, db_index=True, editable=False)
    link = models.CharField(max_length=8, db_index=True, editable=False)
    #: So that an answer sent twice is known, also when the story has gone.
    session_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    kind = models.CharField(max_length=20, choices=Kind.choices, editable=False)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    class Meta:
        verbose_name = "event of a link for a person"
        verbose_name_plural = "events of links for a person"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.identifier}, {self.link}: {self.get_kind_display()}"
