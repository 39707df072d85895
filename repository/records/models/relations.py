"""What a record names, in order: organisations, groups, contributors, voices, originals."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from repository.network.models import Organisation
from repository.records.choices import OrganisationRole, RecordType
from repository.records.identifiers import is_orcid
from repository.taxonomy import ethnicity


class RecordOrganisation(Orderable):
    """What an organisation did for a record."""

    page = ParentalKey("records.RecordPage", on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(
        Organisation,
        # Not PROTECT: a draft that names a deleted one could never be opened again. The admin
        # refuses the deletion instead (`repository.editorial.organisations`).
        on_delete=models.CASCADE,
        related_name="record_roles",
        help_text="Choose it from the list, or ask an editor to add it.",
    )
    role = models.CharField(
        max_length=20,
        choices=OrganisationRole,
        default=OrganisationRole.LED_BY,
        help_text="What it did.",
    )

    panels = [FieldPanel("organisation"), FieldPanel("role")]


class RecordEthnicGroup(Orderable):
    """An ethnic group the record is about: a category of a named scheme, or the source's words."""

    page = ParentalKey("records.RecordPage", on_delete=models.CASCADE, related_name="ethnic_groups")
    group = models.CharField(
        max_length=40,
        choices=ethnicity.choices(),
        help_text="The most specific category that is true. Do not guess.",
    )
    words = models.CharField(
        "the source’s own words",
        max_length=250,
        blank=True,
        help_text="Exactly as the source names the group. Needed when no category fits.",
    )

    panels = [FieldPanel("group"), FieldPanel("words")]

    def clean(self) -> None:
        """Ask for words where there is no category."""
        super().clean()
        if self.group == ethnicity.SOURCE_WORDS and not self.words.strip():
            raise ValidationError({"words": "Write the group as the source names it."})


class Contributor(Orderable):
    """A person credited on a record, in order."""

    page = ParentalKey("records.RecordPage", on_delete=models.CASCADE, related_name="contributors")
    given_name = models.CharField(max_length=100, blank=True, help_text="First name or initials.")
    family_name = models.CharField(max_length=100, help_text="Family name.")
    role = models.CharField(
        max_length=150, blank=True, help_text="Such as “Consultant midwife, project lead”."
    )
    orcid = models.CharField(
        "ORCID iD",
        max_length=19,
        blank=True,
        help_text="Such as 0000-0002-1825-0097. The last character is checked.",
    )

    panels = [
        FieldPanel("given_name"),
        FieldPanel("family_name"),
        FieldPanel("role"),
        FieldPanel("orcid"),
    ]

    def clean(self) -> None:
        """Refuse an ORCID iD whose check digit is wrong."""
        super().clean()
        if self.orcid and not is_orcid(self.orcid):
            raise ValidationError(
                {
                    "orcid": (
                        f"“{self.orcid}” is not an ORCID iD: its check digit does not match. "
                        "Copy it again from orcid.org."
                    )
                }
            )


class VoiceAnswered(Orderable):
    """A voice that led to a record, and what changed; shown on both pages."""

    page = ParentalKey(
        "records.RecordPage", on_delete=models.CASCADE, related_name="voices_answered"
    )
    voice = models.ForeignKey(
        "records.VoicePage",
        on_delete=models.CASCADE,
        related_name="answers",
        help_text="A story, or published research, that is in this repository.",
    )
    what_changed = models.CharField(
        max_length=300,
        help_text=(
            "A sentence to whoever spoke: what is different now because of it. Nothing that "
            "they said, and nothing that would tell who they are."
        ),
    )

    panels = [PageChooserPanel("voice", "records.VoicePage"), FieldPanel("what_changed")]

    def clean(self) -> None:
        """Ask for the original of a translation: all languages show what answered it."""
        super().clean()
        if self.voice_id and self.voice.translation_of_id:
            raise ValidationError(
                {"voice": "This is a translation. Choose the original: both show what changed."}
            )


class Adaptation(Orderable):
    """What a record was adapted from, and how it was fitted; shown on both pages."""

    #: What can be done again elsewhere.
    TYPES = (RecordType.CASE_STUDY, RecordType.TOOL)

    page = ParentalKey("records.RecordPage", on_delete=models.CASCADE, related_name="adapted_from")
    original = models.ForeignKey(
        "records.RecordPage",
        on_delete=models.CASCADE,
        related_name="adapted_by",
        help_text="A case study or a tool that is in this repository.",
    )
    what_changed = models.CharField(
        max_length=300,
        help_text="In a sentence: what is different from the original, and why.",
    )

    panels = [
        PageChooserPanel("original", ["records.CaseStudyPage", "records.ToolPage"]),
        FieldPanel("what_changed"),
    ]

    def clean(self) -> None:
        """Refuse what nobody can adapt, whatever the form was sent."""
        super().clean()
        if self.original_id:
            kind = self.original.specific_class
            if getattr(kind, "record_type", None) not in self.TYPES:
                raise ValidationError({"original": "Choose a case study or a tool."})
