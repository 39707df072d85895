"""A voice: a service user's story, or what published research heard."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.fields import RichTextField, StreamField

from repository.records import blocks, panels
from repository.records.additions import NoticesPanel
from repository.records.agreed_words import are_agreed
from repository.records.blocks.rich_text import RICH_TEXT
from repository.records.choices import Account, RecordType, VoiceFormat
from repository.records.consent import consent_of
from repository.records.fields import document_field
from repository.records.keys import Keyed
from repository.records.models.keyed import HasKeyedParts, count_keys
from repository.records.models.record_page import RecordPage
from repository.records.translations import build_languages, build_source, check_translation


class VoicePage(HasKeyedParts, RecordPage):
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
    recording = document_field("The audio or video file.")
    captions = document_field("Captions, a .vtt file. Video cannot be published without them.")
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
    last_quotation_number = count_keys()
    measures = StreamField(
        blocks.MEASURES, blank=True, help_text="Figures that the research reports."
    )
    support_links = StreamField(
        blocks.LINKS,
        blank=True,
        help_text="Help for readers of this story, beside the list shown after every voice.",
    )

    translation_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translated_as",
        help_text=(
            "Leave empty unless this page is the same voice in another language. Then choose the "
            "original. The person’s consent to the original covers this page too."
        ),
    )
    translator = models.CharField(
        "translated by",
        max_length=150,
        blank=True,
        help_text="Readers see it: a name, or words such as “an interpreter of the Trust”.",
    )
    checked_by = models.CharField(
        max_length=150,
        blank=True,
        help_text=(
            "A second person who speaks both languages and has read the whole translation. "
            "Readers see it. Needed to publish."
        ),
    )
    source_version = models.PositiveIntegerField(
        "version translated",
        null=True,
        blank=True,
        help_text=(
            "The number of the original’s version, from its version history. Left empty, it is the "
            "newest. When you bring the translation up to date, write the new number here."
        ),
    )

    keyed = (Keyed("quotations", "q", "last_quotation_number"),)
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
            NoticesPanel(heading="Safety of the story"),
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
            "Translation",
            [
                HelpPanel(
                    content=(
                        "<p>To add a translation, write a new voice in the other language and "
                        "choose the original here. On “Who and what”, choose the language it is "
                        "written in. Readers are offered both, and are told when the original has "
                        "changed since. A translation of a person’s story can be published only "
                        "when that person agreed to translation.</p>"
                    )
                ),
                PageChooserPanel("translation_of", "records.VoicePage"),
                FieldPanel("translator"),
                FieldPanel("checked_by"),
                FieldPanel("source_version"),
            ],
        ),
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
        """Refuse a translation of the wrong thing."""
        super().clean()
        check_translation(self)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let no cache outlive a consent."""
        response = super().serve(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the languages it can be read in, which change without a new version."""
        return {
            **super().get_context(request, *args, **kwargs),
            "languages": build_languages(self),
            "source": build_source(self),
        }

    def get_admin_display_title(self) -> str:
        """Name a story by its identifier in lists and logs, which outlive a withdrawal."""
        record = getattr(self, "record", None) if self.pk else None
        if not self.is_personal or record is None:
            return str(super().get_admin_display_title())
        return f"Personal story {record.pk}"

    @property
    def account(self) -> Account:
        """Whose account it is, as readers are told wherever it is named."""
        return Account.STORY if self.is_personal else Account.RESEARCH

    @property
    def is_personal(self) -> bool:
        """Whether this is one person's story, and so needs consent."""
        original = self.translation_of
        return self.voice_format != VoiceFormat.RESEARCH or (
            original is not None and original.voice_format != VoiceFormat.RESEARCH
        )

    def publication_facts(self) -> dict[str, Any]:
        """Add the files, and whether a consent in force opens this site to the story."""
        consent = consent_of(self)
        original = self.translation_of
        opened = consent is not None and consent.is_in_force and consent.site
        return {
            **super().publication_facts(),
            "is_story": consent is not None or (original is not None and original.is_personal),
            "recording": self.recording_id,
            "captions": self.captions_id,
            "consent": opened and (original is None or consent.translation),
            "words_agreed": consent is None or original is not None or are_agreed(self, consent),
            "is_translation": original is not None,
            "translated_version": self.source_version,
        }
