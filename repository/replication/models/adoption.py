"""An adoption: one organisation that replicates what a record describes."""

import secrets
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from modelcluster.models import ClusterableModel

from repository.network.models import Organisation
from repository.records.models import Record
from repository.replication.choices import (
    AdoptionResult,
    AdoptionStage,
    AdoptionStatus,
    NoEquityReason,
)


def make_key() -> str:
    """Return what opens an adopter's private page: 160 random bits, in hexadecimal."""
    return secrets.token_hex(20)


class AdoptionQuerySet(models.QuerySet["Adoption"]):
    """Adoptions, many at once."""

    def public(self) -> "AdoptionQuerySet":
        """Return those that readers may see. Whether the record may be read is asked elsewhere."""
        return self.filter(status=AdoptionStatus.PUBLIC)


class Adoption(ClusterableModel):
    """Who does it again, where and since when, what they changed, and whether it worked.

    It refers to the record, not to the page: it outlives the page, as a citation does.
    """

    record = models.ForeignKey(
        Record, on_delete=models.PROTECT, related_name="adoptions", help_text="What is replicated."
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="adoptions",
        help_text="Who replicates it. Needed before it is public.",
    )
    organisation_name = models.CharField(
        "organisation, in the adopter’s words",
        max_length=200,
        blank=True,
        help_text="For a body that is not in the list yet. A moderator adds it.",
    )
    unit = models.CharField(
        "ward, unit or team",
        max_length=200,
        blank=True,
        help_text="Such as “Labour ward, St Mary’s”. Name no person.",
    )
    started = models.DateField(
        null=True, blank=True, help_text="When the work began. The first of the month."
    )
    stage = models.CharField(max_length=20, choices=AdoptionStage, help_text="How far it has come.")
    stage_since = models.DateField(
        default=timezone.localdate, help_text="Since when it has been at this stage."
    )
    stop_reason = models.CharField(
        "why it stopped",
        max_length=1_000,
        blank=True,
        help_text="Needed when it stopped: others learn most from it.",
    )
    adaptations = models.TextField(
        "what was changed to fit",
        max_length=2_000,
        blank=True,
        help_text="What you did differently, and why.",
    )
    result = models.CharField(
        max_length=20,
        choices=AdoptionResult,
        default=AdoptionResult.TOO_EARLY,
        help_text="What happened so far.",
    )
    measure = models.CharField(
        max_length=300,
        blank=True,
        help_text="What was measured, such as “PPH of 1,500 ml or more”.",
    )
    period = models.CharField(
        max_length=100, blank=True, help_text="Over what time, such as “April to September 2026”."
    )
    no_equity_reason = models.CharField(
        "why there is no effect by ethnic group",
        max_length=20,
        choices=NoEquityReason,
        blank=True,
        help_text="Needed where no effect by group is told.",
    )
    mailbox = models.EmailField(
        "role mailbox",
        blank=True,
        help_text="Of the team, not of a person. It is never shown.",
    )
    mailbox_failed_on = models.DateField(
        "mailbox refused our email on",
        null=True,
        blank=True,
        help_text="Set when an email came back. Clear it when you have a new mailbox.",
    )
    heard_on = models.DateField(
        "last heard on",
        null=True,
        blank=True,
        help_text="When the adopter last told us how it stands. Readers see this.",
    )
    key = models.CharField(
        max_length=40,
        unique=True,
        editable=False,
        default=make_key,
        help_text="Opens the adopter’s private page.",
    )
    status = models.CharField(
        max_length=20,
        choices=AdoptionStatus,
        default=AdoptionStatus.UNCONFIRMED,
        db_index=True,
        help_text="Where it stands between the adopter and the public.",
    )
    asked_at = models.DateTimeField(default=timezone.now, help_text="When it was reported.")
    confirmed_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When the owner of the mailbox confirmed."
    )
    decided_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When a moderator decided."
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who decided.",
    )
    changed_at = models.DateTimeField(
        auto_now=True, db_index=True, help_text="When anything of it changed last."
    )

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        ordering = ["-stage_since", "-pk"]
        indexes = [models.Index(fields=["record", "status", "stage"], name="adoptions_of_a_record")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status=AdoptionStatus.PUBLIC)
                | models.Q(organisation__isnull=False),
                name="public_adoption_names_its_organisation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.who} · {self.record_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save in one transaction with what follows from it."""
        with transaction.atomic():
            super().save(*args, **kwargs)

    @property
    def who(self) -> str:
        """Return the adopter's name."""
        organisation: Any = self.organisation
        return organisation.name if organisation else self.organisation_name
