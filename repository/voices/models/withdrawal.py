"""That somebody took a story back: which, when and by which road. Never a word of it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class WithdrawalRoad(models.TextChoices):
    """How a withdrawal reached us."""

    ADMIN = "admin", "By a Consent officer"
    COMMAND = "command", "From the command line"
    PERSON = "person", "By the person"
    REPLAY = "replay", "After a back-up was restored"


class Withdrawal(models.Model):
    """One identifier that may never be read again: a story, or a translation of one."""

    # The list outside back-ups names it by this key, whatever database it is in.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # As text: the row stands also where the record is not in this database.
    identifier = models.CharField(
        max_length=16, unique=True, editable=False, help_text="Of which record."
    )
    withdrawn_at = models.DateTimeField(
        default=timezone.now, editable=False, help_text="When it was asked for."
    )
    road = models.CharField(
        max_length=10, choices=WithdrawalRoad, editable=False, help_text="How it reached us."
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        help_text="Who carried it out; nobody where the person did.",
    )
    cleared_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When its words had left all that this site keeps beside its database.",
    )
    scrubbed_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When its words had left the space that deletion frees, too.",
    )

    class Meta:
        default_permissions = []
        ordering = ["-withdrawn_at", "identifier"]

    def __str__(self) -> str:
        return f"Withdrawal of {self.identifier}"


class DoomedFile(models.Model):
    """A file that is to be deleted from storage. The row goes with the file: a name is words."""

    withdrawal = models.ForeignKey(
        Withdrawal, on_delete=models.CASCADE, related_name="files", help_text="Because of which."
    )
    field = models.CharField(
        max_length=120, help_text="Whose storage it is in, such as media.RepositoryImage.file."
    )
    name = models.CharField(max_length=400, help_text="Its path there.")

    class Meta:
        default_permissions = []

    def __str__(self) -> str:
        # Logs show this: no name.
        return f"File {self.pk}"
