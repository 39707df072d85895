"""What the four types share. Concrete, so that facets and cross-type queries have one table."""

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.text import slugify
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageManager

from repository.publisher.privacy import restricted_paths
from repository.records import additions, circles
from repository.records.blocks.measures import with_figures
from repository.records.blocks.rich_text import SHORT_RICH_TEXT
from repository.records.choices import (
    LICENCES,
    OGL,
    READABLE,
    CareSetting,
    Language,
    Provenance,
)
from repository.records.completeness import (
    Missing,
    NotReadyToPublishError,
    PublicationRefusedError,
    missing_for_publication,
)
from repository.records.consent import Surface, permitted_parts, preview_parts
from repository.records.content import build_content
from repository.records.fields import ChoiceListField, document_field
from repository.records.formats import check_formats
from repository.records.forms import RecordPageForm
from repository.records.linked import resolve, shows_voices
from repository.records.models.record import RecordVersion
from repository.records.models.tags import RecordPageTag
from repository.records.tombstone import render_tombstone
from repository.taxonomy.models import PriorityArea, Theme
from repository.taxonomy.references import reference_stream


class RecordPage(Page):
    """The fields that every record has, whatever its type."""

    summary = models.CharField(
        max_length=300,
        help_text=(
            "Up to 300 characters: what was done, where, and what happened. "
            "This is what people see in search results."
        ),
    )
    plain_summary = RichTextField(
        "plain-language summary",
        blank=True,
        features=SHORT_RICH_TEXT,
        help_text="Two to four short sentences that anyone can understand. Shown first.",
    )
    easy_read = document_field(
        "Short sentences with a picture beside each, as a document.", "Easy Read version"
    )
    bsl_video = document_field(
        "A video in which an interpreter signs what this page says.",
        "British Sign Language video",
    )
    audio_version = document_field(
        "A recording of what this page says, read aloud.", "audio version"
    )
    priority_areas = ParentalManyToManyField(
        PriorityArea,
        blank=True,
        related_name="records",
        help_text="The clinical areas it is about. Leave empty if it applies to all of them.",
    )
    cross_cutting = models.BooleanField(
        "applies to all areas",
        default=False,
        help_text="Tick for anti-racism work that helps in every area.",
    )
    themes = ParentalManyToManyField(
        Theme,
        blank=True,
        related_name="records",
        help_text="What kind of change it is. One to four is usual.",
    )
    tags = ClusterTaggableManager(
        through=RecordPageTag,
        blank=True,
        help_text="Any other words people might look for, parted by commas.",
    )
    inequality = RichTextField(
        "inequality addressed",
        blank=True,
        features=SHORT_RICH_TEXT,
        help_text="Which gap it tries to close. Name the groups as specifically as you can.",
    )
    care_settings = ChoiceListField(
        words=CareSetting, help_text="Where in care it happens. Tick all that apply."
    )
    audience = StreamField(
        [("who", blocks.CharBlock(label="Who", icon="group"))],
        blank=True,
        help_text="Who it is useful to, such as “midwives”.",
    )
    place = models.CharField(
        max_length=200, blank=True, help_text="Where it happened, in words readers know."
    )
    year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The year of the work, or of its publication."
    )
    years_text = models.CharField(
        "dates in words",
        max_length=250,
        blank=True,
        help_text="Such as “Launched November 2016; measured 2017 to 2018”.",
    )
    language = models.CharField(
        max_length=5,
        choices=Language,
        default=Language.ENGLISH,
        help_text="The language this page is written in.",
    )
    provenance = models.CharField(
        max_length=20,
        choices=Provenance,
        default=Provenance.SUBMISSION,
        help_text=(
            "“Submitted by the site” when you write about your own work; "
            "“Summary” when you summarise what others have published."
        ),
    )
    source_note = models.CharField(
        "caution about the source",
        max_length=300,
        blank=True,
        help_text="For example: “The account is by the supplier of the product.”",
    )
    references = reference_stream("What the record rests on. A summary needs at least one.")
    sources_read = StreamField(
        [("address", blocks.URLBlock(icon="link", label="Web address"))],
        blank=True,
        help_text="For a summary: the pages that were read to write it.",
    )
    limits = RichTextField(
        blank=True,
        features=SHORT_RICH_TEXT,
        help_text="What readers should be careful about. A summary needs this.",
    )
    licence = models.CharField(
        max_length=30,
        choices=[(key, label) for key, (label, _url) in LICENCES.items()],
        default=OGL,
        help_text="Under which licence others may re-use the words on this page.",
    )
    source_licence = models.CharField(
        "licence of the original",
        max_length=300,
        blank=True,
        help_text="For summaries and tools: what the original’s owner allows.",
    )
    last_reviewed = models.DateField(
        null=True,
        blank=True,
        help_text="When the whole page was last checked. Fixing a typing error is not a review.",
    )
    review_due = models.DateField(
        null=True, blank=True, help_text="When the whole page should next be checked."
    )
    change_note = models.CharField(
        max_length=300,
        blank=True,
        help_text="What you changed and why, in a sentence. Readers see it in the history.",
    )
    minor_correction = models.BooleanField(
        default=False,
        help_text="Tick when you only fixed spelling or layout: no new version is made.",
    )

    #: The public word for the type; each type sets its own.
    record_type: str = ""
    is_creatable = False
    objects = PageManager()
    base_form_class = RecordPageForm
    parent_page_types = ["home.RecordIndexPage"]
    subpage_types: list[str] = []
    # Titles and addresses only: no story's words lie in Wagtail's own tables (design §6).
    search_fields = [
        field
        for field in Page.search_fields
        if getattr(field, "field_name", "") != "search_description"
    ]
    api_fields: list[str] = []

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Give an address to a page whose title has no Latin letter to make one of."""
        if not self.slug and not slugify(self.title):
            self.slug = f"{self.language}-{secrets.token_hex(4)}"
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a file that its format cannot use."""
        super().clean()
        check_formats(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to be public while incomplete, by whatever road the publication came."""
        if self.live and kwargs.get("clean", True):
            facts = self.publication_facts()
            facts["change_note_needed"] &= self._is_new_publication()
            missing = missing_for_publication(self.record_type, facts)
            missing += self._incomplete_blocks()
            if missing:
                raise NotReadyToPublishError(missing)
            if refused := self.refuse_publication(get_active_log_context().user):
                raise PublicationRefusedError(refused)
        with transaction.atomic():
            if kwargs.get("clean", True):
                circles.refuse_publication(self)
            super().save(*args, **kwargs)

    @cached_property
    def private_paths(self) -> tuple[str, ...]:
        """Which places are not open to everyone: asked once for all of a page’s links."""
        return restricted_paths()

    def refuse_publication(self, user: Any) -> str:  # noqa: ARG002 - a type may have rules by person
        """Return why a complete page may not be published by someone; empty when it may."""
        return additions.refuse(self)

    def _incomplete_blocks(self) -> list[Missing]:
        """Return the streams that hold a block no form would accept."""
        incomplete = []
        for field in self._meta.concrete_fields:
            if isinstance(field, StreamField):
                try:
                    field.stream_block.clean(getattr(self, field.name))
                except ValidationError:
                    label = str(field.verbose_name).capitalize()
                    incomplete.append(Missing(field.name, label, "One of its parts is unfinished."))
        return incomplete

    @classmethod
    def can_exist_under(cls, parent: Page) -> bool:
        """Keep each type in its own list, whether it is made, copied or moved there."""
        return bool(
            super().can_exist_under(parent)
            and getattr(parent.specific, "record_type", None) == cls.record_type
        )

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the record, or the tombstone of one that may no longer be read."""
        record = getattr(self, "record", None)
        if record is not None and not (record.state in READABLE and self.is_permitted()):
            return render_tombstone(request, record)
        response = super().serve(request, *args, **kwargs)
        context = getattr(response, "context_data", None) or {}
        if shows_voices(context.get("content", {})):
            response["Cache-Control"] = "no-store"  # no cache outlives a consent
        return response

    def is_permitted(self) -> bool:
        """Return whether anything of the record may be read on this site now."""
        return bool(permitted_parts(self, Surface.PAGE))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the content, as every other surface has it too."""
        parts = preview_parts(self) if getattr(request, "is_preview", False) else None
        content = build_content(self, parts=parts)
        return {
            **super().get_context(request, *args, **kwargs),
            "content": resolve(content, Surface.PAGE, lambda: self.private_paths),
            "record": getattr(self, "record", None),
        }

    def publication_facts(self) -> dict[str, Any]:
        """Return what completeness is judged by: field name → what it holds."""
        facts: dict[str, Any] = {
            field.name: getattr(self, field.name)
            for field in self._meta.concrete_fields
            if field.model is not Page and not field.is_relation
        }
        for name in ("priority_areas", "organisations", "ethnic_groups"):
            facts[name] = list(getattr(self, name).all())
        if "measures" in facts:
            facts["measures"] = with_figures(facts["measures"])
        note = self.last_note()
        facts["change_note_needed"] = note is not None
        if self.change_note == note:
            # It tells of an earlier change.
            facts["change_note"] = ""
        return facts

    def last_note(self) -> str | None:
        """Return the change note of the newest version, None where there is no version yet."""
        versions = RecordVersion.objects.filter(record__page=self.pk) if self.pk else None
        if versions is None:
            return None
        return versions.order_by("-number").values_list("change_note", flat=True).first()

    def _is_new_publication(self) -> bool:
        """Return whether saving makes other words public, rather than keeping a public page."""
        stored = Page.objects.filter(pk=self.pk, live=True)
        return not stored.filter(live_revision=self.live_revision_id).exists()
