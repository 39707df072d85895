"""A voice: a service user's story, or what published research heard."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from repository.records import blocks, panels
from repository.records.blocks.rich_text import RICH_TEXT
from repository.records.choices import RecordType, VoiceFormat
from repository.records.keys import give_keys
from repository.records.models.record_page import RecordPage


def _media(help_text: str) -> models.ForeignKey:
    return models.ForeignKey(
        "media.RepositoryDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


class VoicePage(RecordPage):
    """What it was like. A person's story is public only as far as their consent goes."""

    voice_format = models.CharField(
        "format", max_length=20, choices=VoiceFormat, blank=True, help_text="How it is told."
    )
    content_notes = models.CharField(
        max_length=300,
        blank=True,
        help_text="What a reader should know first, calmly: “Describes the loss of a baby.”",
    )
    story = RichTextField(
        blank=True,
        features=RICH_TEXT,
        help_text="The story in the person’s own words, or what the research heard.",
    )
    recording = _media("The audio or video file.")
    captions = _media("Captions, a .vtt file. Video cannot be published without them.")
    poster = models.ForeignKey(
        "media.RepositoryImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The still picture shown before a video plays. Nothing harrowing.",
    )
    transcript = RichTextField(
        blank=True,
        features=RICH_TEXT,
        help_text="Everything said. Audio and video cannot be published without it.",
    )
    role = models.CharField(
        max_length=150, blank=True, help_text="Such as “Mother of two” or “Birth partner”."
    )
    self_described_ethnicity = models.CharField(
        max_length=150, blank=True, help_text="In the person’s own words."
    )
    what_mattered = RichTextField(
        blank=True, features=RICH_TEXT, help_text="What made the difference, good or bad."
    )
    what_needs_to_change = RichTextField(
        blank=True, features=RICH_TEXT, help_text="What should be different."
    )
    what_needs_to_change_is_ours = models.BooleanField(
        "this is our suggestion",
        default=False,
        help_text="Tick when it does not come from the person or the research. Readers are told.",
    )
    quotations = StreamField(
        blocks.QUOTATIONS,
        blank=True,
        help_text=(
            "Words of this voice that other records may quote. They are kept here alone, and "
            "disappear everywhere when consent ends. They are not shown on this page."
        ),
    )
    last_quotation_number = models.PositiveIntegerField(
        default=0, editable=False, help_text="The highest key given: keys are never used again."
    )
    measures = StreamField(
        blocks.MEASURES, blank=True, help_text="Figures that the research reports."
    )
    support_links = StreamField(
        blocks.LINKS,
        blank=True,
        help_text="Help for readers of this story, beside the list shown after every voice.",
    )

    record_type = RecordType.VOICE
    is_creatable = True
    template = "records/voice_page.html"
    page_description = "A service user’s story, or what published research heard from service users"
    edit_handler = panels.tabs(
        [
            FieldPanel("voice_format"),
            HelpPanel(
                content=(
                    "<p>A person’s story can be published only when a Consent officer has recorded "
                    "that person’s consent, and only the parts they agreed to are shown.</p>"
                )
            ),
            FieldPanel("content_notes"),
            FieldPanel("story"),
            MultiFieldPanel(
                [
                    FieldPanel("recording"),
                    FieldPanel("captions"),
                    FieldPanel("poster"),
                    FieldPanel("transcript"),
                ],
                heading="Audio or video",
            ),
        ],
        (
            "What it tells us",
            [
                FieldRowPanel([FieldPanel("role"), FieldPanel("self_described_ethnicity")]),
                FieldPanel("what_mattered"),
                MultiFieldPanel(
                    [
                        FieldPanel("what_needs_to_change"),
                        FieldPanel("what_needs_to_change_is_ours"),
                    ],
                    heading="What needs to change",
                ),
                FieldPanel("quotations"),
                FieldPanel("measures"),
                FieldPanel("support_links"),
            ],
        ),
    )

    class Meta:
        verbose_name = "voice"

    def clean(self) -> None:
        """Give each new quotation its permanent key before anything is saved."""
        super().clean()
        give_keys(self, self.quotations, "q", "last_quotation_number")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give keys also to quotations that no form has seen."""
        give_keys(self, self.quotations, "q", "last_quotation_number")
        super().save(*args, **kwargs)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let no cache outlive a consent."""
        response = super().serve(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get_admin_display_title(self) -> str:
        """Name a story by its identifier in lists and logs, which outlive a withdrawal."""
        record = getattr(self, "record", None) if self.pk else None
        if not self.is_personal or record is None:
            return str(super().get_admin_display_title())
        return f"Personal story {record.pk}"

    @property
    def is_personal(self) -> bool:
        """Whether this is one person's story, and so needs consent."""
        return self.voice_format != VoiceFormat.RESEARCH

    def publication_facts(self) -> dict[str, Any]:
        """Add the files, and whether a consent in force opens this site to the story."""
        consent = getattr(self, "consent", None) if self.pk else None
        return {
            **super().publication_facts(),
            "is_story": consent is not None,
            "recording": self.recording_id,
            "captions": self.captions_id,
            "consent": consent is not None and consent.is_in_force and consent.site,
        }
