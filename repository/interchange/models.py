"""What others have been told of records: it outlives pages."""

import secrets
from typing import Final

from django.db import models

from repository.records.models import Record

#: Bytes of a pack's key, which nobody can guess.
_KEY_BYTES: Final = 16


class SetMembership(models.Model):
    """A set that a record is in, or was in when it left the public eye.

    A record has rows from the moment on when it might first be harvested. That it went can then be
    told for ever; of one that never left, nothing is told.
    """

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="memberships", help_text="Whose."
    )
    spec = models.CharField(
        max_length=300, help_text="The set, as OAI-PMH names it, such as “area:haemorrhage”."
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["spec", "record"], name="in_a_set_once")]

    def __str__(self) -> str:
        return f"{self.record_id} in {self.spec}"


class RegisteredDoi(models.Model):
    """A DOI that was registered, for a record or one of its versions: it resolves for ever."""

    doi = models.CharField(
        "DOI", max_length=80, primary_key=True, help_text="In lower case, without an address."
    )
    record = models.ForeignKey(
        Record, on_delete=models.PROTECT, related_name="dois", help_text="Of which record."
    )
    number = models.PositiveIntegerField(
        null=True, blank=True, help_text="Of which version; of the record itself when empty."
    )
    is_findable = models.BooleanField(
        default=True, help_text="Whether DataCite shows it in searches. It resolves in any case."
    )
    sha256 = models.CharField(max_length=64, help_text="Hash of what was sent last.")
    sent_at = models.DateTimeField(auto_now=True, help_text="When that was.")

    def __str__(self) -> str:
        return self.doi


class Dissemination(models.Model):
    """A format beside Dublin Core, which all records have, that a record could once be had in.

    It is never forgotten: whoever holds the record in that format is told when it can no longer be
    had so, because it has gone or because it is not of that kind any more.
    """

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="disseminations", help_text="Whose."
    )
    prefix = models.CharField(
        max_length=40, help_text="The format, as OAI-PMH names it, such as “datacite”."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["prefix", "record"], name="in_a_format_once")
        ]

    def __str__(self) -> str:
        return f"{self.record_id} as {self.prefix}"


def make_pack_key() -> str:
    """Return a key that leads to one pack."""
    return secrets.token_urlsafe(_KEY_BYTES)


class BuiltPack(models.Model):
    """A replication pack of several records: asked for, being built, or ready for a day.

    It knows identifiers and none of their words; those are in its file, which goes with it.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", "Waiting"
        BUILDING = "building", "Being built"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be built"

    #: Of the storage; `/media/` leads to no such place.
    FOLDER: Final = "packs"

    key = models.CharField(
        max_length=32, primary_key=True, default=make_pack_key, help_text="Leads to it."
    )
    identifiers = models.JSONField(help_text="Which records were chosen, in order.")
    address = models.CharField(max_length=200, help_text="Of the site where it was asked for.")
    fingerprint = models.CharField(
        max_length=64, db_index=True, help_text="Hash of all that it was to show when asked for."
    )
    state = models.CharField(
        max_length=10, choices=State, default=State.WAITING, help_text="How far it is."
    )
    done = models.PositiveIntegerField(default=0, help_text="How many records are in it.")
    size = models.PositiveBigIntegerField(default=0, help_text="Bytes of its file.")
    created_at = models.DateTimeField(auto_now_add=True, help_text="When it was asked for.")
    touched_at = models.DateTimeField(auto_now=True, help_text="When it last came further.")

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"Pack of {len(self.identifiers)} records"

    @property
    def file_name(self) -> str:
        """Return where its file is kept."""
        return f"{self.FOLDER}/{self.key}.zip"
