"""The permanent identity of a record, and its frozen versions. Both outlive the page."""

import datetime as dt
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from repository.publisher import snapshot
from repository.records.choices import OrganisationRole, Reason, RecordType, State

#: Who answers for a record, the likeliest first.
RESPONSIBLE: Final = (
    OrganisationRole.LED_BY,
    OrganisationRole.PUBLISHED_BY,
    OrganisationRole.ISSUED_BY,
    OrganisationRole.OWNER,
)


class RecordQuerySet(models.QuerySet["Record"]):
    """Records, many at once."""

    def move_datestamps(self) -> None:
        """Say that what harvesters see of these records has changed."""
        with transaction.atomic():
            self.update(datestamp=_take_datestamp())


class Record(models.Model):
    """What is cited, adopted and harvested. The page may move or go; this never does."""

    identifier = models.CharField(
        primary_key=True, max_length=16, editable=False, help_text="Permanent and never re-used."
    )
    type = models.CharField(
        max_length=30, choices=RecordType, editable=False, help_text="One of the four types."
    )
    page = models.OneToOneField(
        "records.RecordPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="record",
        help_text="The page that shows it, while there is one.",
    )
    state = models.CharField(
        max_length=20,
        choices=State,
        default=State.CURRENT,
        db_index=True,
        help_text="Where the record stands in its life.",
    )
    state_reason = models.TextField(
        "reason",
        blank=True,
        help_text="Shown to readers of a superseded or retracted record. Name no person.",
    )
    reason_category = models.CharField(
        "kind of reason",
        max_length=20,
        choices=Reason,
        blank=True,
        help_text="Needed to retract or remove. It is all that readers of a removed record learn.",
    )
    responsible_organisation = models.TextField(
        blank=True,
        editable=False,
        help_text="Who led or published it, by the name it had when it was removed.",
    )
    state_date = models.DateField(null=True, blank=True, help_text="Since when.")
    replacement = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
        help_text="The record to read instead.",
    )
    superseded_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The recommendation whose publication superseded this one, if one did.",
    )
    first_published = models.DateTimeField(null=True, help_text="When it first became public.")
    datestamp = models.DateTimeField(
        db_index=True,
        editable=False,
        help_text="Moves with any change that a harvester could see.",
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["identifier"]

    def __str__(self) -> str:
        return self.identifier

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Move the datestamp, and date a new state, whoever changes the record."""
        self.datestamp = _take_datestamp()
        before = Record.objects.filter(pk=self.pk).values_list("state", flat=True).first()
        if before is not None and before != self.state:
            self.state_date = timezone.localdate()
        if self.state == State.REMOVED and before != State.REMOVED:
            self.responsible_organisation = self._find_responsible()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Ask for what readers are told with each state."""
        super().clean()
        if self.state in {State.RETRACTED, State.REMOVED} and not self.reason_category:
            raise ValidationError({"reason_category": "Choose the kind of reason."})
        if self.state == State.RETRACTED and not self.state_reason.strip():
            raise ValidationError({"state_reason": "Tell readers why, without naming a person."})
        if self.state == State.SUPERSEDED and self.replacement is None:
            raise ValidationError({"replacement": "Choose the record that takes its place."})
        if self.replacement_id and self.replacement_id == self.pk:
            raise ValidationError({"replacement": "A record cannot replace itself."})

    def _find_responsible(self) -> str:
        """Return who led or published the page, as named now: the page may be about to go."""
        page = self.page
        if self.type == RecordType.VOICE or page is None or page.get_view_restrictions().exists():
            # A story leaves its identifier only, and a private page was nobody's to read about.
            return ""
        rows = list(page.organisations.select_related("organisation"))
        for role in RESPONSIBLE:
            if names := [row.organisation.name for row in rows if row.role == role]:
                return "; ".join(names)
        return ""

    @cached_property
    def newest_version(self) -> "RecordVersion | None":
        """The version published last, without its HTML: several parts of a page name it."""
        return self.versions.defer("html").first()

    def get_absolute_url(self) -> str:
        """Return the permanent address."""
        return reverse("records:newest", args=[self.identifier])


def _take_datestamp() -> dt.datetime:
    """Return a moment after every other datestamp; who wants the next waits for this transaction.

    So no record turns up behind one that a harvester has read already: transactions are committed
    in the order of their datestamps.
    """
    snapshot.hold()
    newest = Record.objects.aggregate(newest=models.Max("datestamp"))["newest"]
    now = timezone.now()
    return max(now, newest + dt.datetime.resolution) if newest else now


class RecordVersion(models.Model):
    """The words that were public from one publication on. Never edited; only redacted."""

    record = models.ForeignKey(
        Record, on_delete=models.PROTECT, related_name="versions", help_text="Whose version."
    )
    number = models.PositiveIntegerField(help_text="1 at the first publication.")
    date = models.DateTimeField(help_text="When it was published.")
    change_note = models.TextField(blank=True, help_text="What changed, in the editor’s words.")
    title = models.CharField(max_length=255, help_text="The title then.")
    content = models.JSONField(help_text="The content then, every label resolved.")
    html = models.TextField(help_text="The page’s body as it was shown, sanitised.")
    sha256 = models.CharField(max_length=64, help_text="Hash of the canonical JSON.")

    class Meta:
        ordering = ["record", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="one_version_per_number")
        ]
        permissions = [("redact_recordversion", "Can redact frozen versions")]

    def __str__(self) -> str:
        return f"{self.record_id} version {self.number}"

    @property
    def day(self) -> dt.date:
        """The day of its publication, as people here would say it."""
        return timezone.localdate(self.date)
