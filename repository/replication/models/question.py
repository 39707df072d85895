"""Questions that readers ask the team behind a record, and what the team answers in public."""

import secrets
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from repository.records.models import Record


class QuestionStatus(models.TextChoices):
    """Where a question stands between the asker and the public."""

    WAITING = "waiting", "Waiting for a moderator"
    PUBLIC = "public", "Public"
    DECLINED = "declined", "Declined"


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions, many at once."""

    def public(self) -> "QuestionQuerySet":
        """Return those that readers may see. Whether the record may be read is asked elsewhere."""
        return self.filter(status=QuestionStatus.PUBLIC)

    def answered(self) -> "QuestionQuerySet":
        """Return those that readers may see with their answer."""
        return self.public().exclude(answer="")


class Question(models.Model):
    """One question about a record. Who asked is known only as far as they say, and not for long."""

    record = models.ForeignKey(
        Record,
        on_delete=models.PROTECT,
        related_name="questions",
        editable=False,
        help_text="What it is about.",
    )
    number = models.PositiveIntegerField(
        null=True,
        editable=False,
        help_text="Its number among the record’s public questions. It never changes.",
    )
    text = models.TextField(
        "question",
        max_length=1_000,
        help_text="As it is shown. Take out what could tell who somebody is, and nothing else.",
    )
    asker = models.CharField(
        "asked by",
        max_length=120,
        blank=True,
        help_text="A role or an organisation, such as “a midwife in Wales”. Never a person’s name.",
    )
    status = models.CharField(
        max_length=10,
        choices=QuestionStatus,
        default=QuestionStatus.WAITING,
        db_index=True,
        help_text="Approve it with “Public”, whether or not there is an answer yet.",
    )
    decline_reason = models.CharField(
        "why it is declined",
        max_length=500,
        blank=True,
        help_text="Sent to the asker, where they left an address. Never public.",
    )
    answer = models.TextField(
        max_length=5_000,
        blank=True,
        help_text="In plain words. Name no patient, no colleague. Empty while the team is asked.",
    )
    answered_by = models.CharField(
        max_length=200,
        blank=True,
        help_text="Such as “The maternity team, Example NHS Trust”. Never a person’s name.",
    )
    asked_at = models.DateTimeField(
        default=timezone.now, editable=False, help_text="When it was asked."
    )
    answered_at = models.DateTimeField(
        null=True, editable=False, help_text="When the answer became public."
    )
    email = models.EmailField(
        blank=True,
        editable=False,
        help_text="Where the asker hears of the answer. Forgotten once they have.",
    )
    key = models.CharField(
        max_length=40,
        unique=True,
        editable=False,
        # Letters and digits: a mail program may leave a last “-” out of a link.
        default=partial(secrets.token_hex, 20),
        help_text="The secret part of the private link, sent to the address alone.",
    )
    email_confirmed_at = models.DateTimeField(
        null=True, editable=False, help_text="When the owner of the address agreed."
    )
    team_told_at = models.DateTimeField(
        null=True, editable=False, help_text="When the team’s mailbox was written to."
    )
    trouble = models.CharField(
        max_length=100,
        blank=True,
        editable=False,
        help_text="Why the last e-mail about it could not be sent.",
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        # None is added in the admin, and none is deleted: its number would be given again.
        default_permissions = ["change", "view"]
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="question_numbered_once")
        ]

    def __str__(self) -> str:
        return f"Question about {self.record_id}"

    def clean(self) -> None:
        """Ask for a reason, and for approval before an answer."""
        super().clean()
        if self.status == QuestionStatus.DECLINED and not self.decline_reason.strip():
            raise ValidationError({"decline_reason": "Say why, so that the asker can ask better."})
        if self.status == QuestionStatus.WAITING and self.answer.strip():
            raise ValidationError({"status": "Choose “Public” to publish the answer."})

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a question that becomes public its number, and its answer a date."""
        if self.status == QuestionStatus.PUBLIC:
            if self.number is None:
                # Two that are approved at the same moment: one waits for the other.
                Record.objects.select_for_update().get(pk=self.record_id)
                numbered = Question.objects.filter(record=self.record_id)
                newest = numbered.aggregate(newest=models.Max("number"))["newest"]
                self.number = (newest or 0) + 1
            # One that is taken back and written anew becomes public when it is written anew.
            self.answered_at = (self.answered_at or timezone.now()) if self.answer else None
        super().save(*args, **kwargs)
