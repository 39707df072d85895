"""Somebody else in a story, and whether they agreed to be in it. Never by name."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from repository.records.models import Consent


class Relation(models.TextChoices):
    """Who they are to the person who tells the story."""

    BABY = "baby", "Baby"
    CHILD = "child", "Older child"
    PARTNER = "partner", "Partner"
    FAMILY = "family", "Somebody else of the family"
    FRIEND = "friend", "Friend or doula"
    STAFF = "staff", "Member of staff"
    PATIENT = "patient", "Another patient"
    OTHER = "other", "Somebody else"


class Agreement(models.TextChoices):
    """What became of asking them."""

    AGREED = "agreed", "Agreed"
    FOR_THEM = "for-them", "A parent or guardian agreed for them"
    NOT_KNOWN = "not-known", "Cannot be recognised, so was not asked"
    NOT_ASKED = "not-asked", "Not asked yet"
    REFUSED = "refused", "Did not agree: take them out of the story"


class MentionedPerson(Orderable):
    """One of them."""

    consent = ParentalKey(Consent, on_delete=models.CASCADE, related_name="others")
    relation = models.CharField(
        "who", max_length=10, choices=Relation.choices, help_text="No names are needed."
    )
    agreement = models.CharField(
        max_length=10, choices=Agreement.choices, help_text="What became of asking them."
    )
    panels = [FieldRowPanel([FieldPanel("relation"), FieldPanel("agreement")])]

    class Meta(Orderable.Meta):
        verbose_name = "person mentioned"
        verbose_name_plural = "people mentioned"

    def __str__(self) -> str:
        return f"{self.get_relation_display()}: {self.get_agreement_display()}"
