"""Organisations, and the pages of the network: sites with their plans, learning sessions."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page

from repository.network.blocks import KeyMeasureBlock, ObjectiveBlock, PartnerBlock, SourceBlock
from repository.network.choices import REGION_CODES, OrganisationKind, Region
from repository.network.ods import validate_ods_code

RICH_TEXT = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class Organisation(models.Model):
    """A body that leads, issues or took part. NHS bodies merge: dates and successor say so."""

    name = models.CharField(max_length=200, unique=True, help_text="The full official name.")
    slug = models.SlugField(
        max_length=200, unique=True, blank=True, help_text="Used in search addresses."
    )
    kind = models.CharField(
        max_length=30,
        choices=OrganisationKind,
        default=OrganisationKind.OTHER,
        help_text="What kind of body it is.",
    )
    ods_code = models.CharField(
        "ODS code",
        max_length=6,
        blank=True,
        validators=[validate_ods_code],
        help_text="For NHS bodies, such as RQ3 for a trust or QHL for an integrated care board.",
    )
    region = models.CharField(
        max_length=30,
        choices=Region,
        blank=True,
        help_text="Where it works. Leave empty when you do not know.",
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="members",
        verbose_name="integrated care system",
        help_text="The system or body it belongs to.",
    )
    website = models.URLField(blank=True, help_text="Its own website.")
    latitude = models.FloatField(null=True, blank=True, help_text="Approximate, for maps.")
    longitude = models.FloatField(null=True, blank=True, help_text="Approximate, for maps.")
    active_from = models.DateField(null=True, blank=True, help_text="When it began, if known.")
    active_to = models.DateField(
        null=True, blank=True, help_text="When it ended or merged. Empty while it exists."
    )
    successor = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
        help_text="The body that took over. Searching for it also finds this one’s records.",
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("kind")], "Name"),
        MultiFieldPanel(
            [FieldPanel("ods_code"), FieldPanel("region"), FieldPanel("parent")], "In the NHS"
        ),
        FieldPanel("website"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")], "Place"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("active_from"), FieldPanel("active_to")]),
                FieldPanel("successor"),
            ],
            "Dates and mergers",
        ),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new organisation its address."""
        self.slug = self.slug or slugify(self.name)[:200]
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse dates in the wrong order and a merger that leads back to itself."""
        super().clean()
        if self.active_from and self.active_to and self.active_to < self.active_from:
            raise ValidationError({"active_to": "It cannot end before it began."})
        seen, successor = {self.pk}, self.successor
        while successor is not None:
            if successor.pk in seen:
                raise ValidationError({"successor": "These mergers lead round in a circle."})
            seen.add(successor.pk)
            successor = successor.successor

    @property
    def region_code(self) -> str:
        """The region's ODS code, empty outside England."""
        return REGION_CODES.get(self.region, "")


class NetworkPage(Page):
    """The Learning and Action Network: its sites and its learning sessions."""

    introduction = RichTextField(
        blank=True, features=RICH_TEXT, help_text="What the network is and how it works."
    )
    partners = StreamField(
        [("partner", PartnerBlock())],
        blank=True,
        help_text="Who runs and supports the network.",
    )
    sources = StreamField(
        [("source", SourceBlock())],
        blank=True,
        help_text="Where the facts on this page come from.",
    )

    template = "network/network_page.html"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["network.SitePage", "network.LearningSessionPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("partners"),
        FieldPanel("sources"),
    ]


class SitePage(Page):
    """A participating site: the team's organisations and its action plan."""

    founding_name = models.CharField(
        max_length=250, blank=True, help_text="The name in the founding announcement."
    )
    region = models.CharField(max_length=30, choices=Region, help_text="The NHS region.")
    system = models.CharField(
        "integrated care system", max_length=200, help_text="The name the system has today."
    )
    place = models.CharField(max_length=200, blank=True, help_text="Town or area.")
    introduction = RichTextField(blank=True, features=RICH_TEXT, help_text="Who the team is.")
    context_note = models.TextField(
        blank=True, help_text="Why bodies that are nearby, but were not named, are listed."
    )
    plan_published = models.BooleanField(
        "this site has published its action plan",
        default=False,
        help_text="While this is not ticked, the page says that no plan has been published.",
    )
    objectives = StreamField(
        [("objective", ObjectiveBlock())], blank=True, help_text="What the site set out to do."
    )
    key_measures = StreamField(
        [("measure", KeyMeasureBlock())],
        blank=True,
        help_text="What the site measures, with its target.",
    )
    equity_lens = RichTextField(
        blank=True, features=RICH_TEXT, help_text="How race equity shapes the plan."
    )
    progress = RichTextField(blank=True, features=RICH_TEXT, help_text="How far the site has come.")
    sources = StreamField(
        [("source", SourceBlock())],
        blank=True,
        help_text="Where the facts on this page come from.",
    )

    template = "network/site_page.html"
    parent_page_types = ["network.NetworkPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("founding_name"),
        FieldRowPanel([FieldPanel("region"), FieldPanel("system"), FieldPanel("place")]),
        InlinePanel("team", heading="The team’s organisations", label="organisation"),
        FieldPanel("context_note"),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("plan_published"),
                FieldPanel("objectives"),
                FieldPanel("key_measures"),
                FieldPanel("equity_lens"),
                FieldPanel("progress"),
            ],
            heading="Action plan",
        ),
        FieldPanel("sources"),
    ]


class SiteTeamMember(Orderable):
    """An organisation in a site's team. A team may span several."""

    page = ParentalKey(SitePage, on_delete=models.CASCADE, related_name="team")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="site_teams",
        help_text="An NHS body in the team.",
    )
    part = models.CharField(
        max_length=20,
        choices=[
            ("leads", "Leads"),
            ("takes-part", "Takes part"),
            ("context", "Nearby, not named"),
        ],
        default="leads",
        help_text="Choose “Nearby, not named” for bodies shown only for orientation.",
    )

    panels = [FieldPanel("organisation"), FieldPanel("part")]


class LearningSessionPage(Page):
    """A meeting of the network: action, learning or coaching."""

    kind = models.CharField(
        max_length=20,
        choices=[("action", "Action"), ("learning", "Learning"), ("coaching", "Coaching")],
        help_text="Which kind of session it was.",
    )
    date = models.DateField(help_text="When it took place.")
    introduction = RichTextField(features=RICH_TEXT, help_text="What it was about.")
    materials = RichTextField(
        blank=True, features=RICH_TEXT, help_text="Links to slides and hand-outs."
    )
    recording = models.ForeignKey(
        "media.RepositoryDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="An .mp4 or .mp3 file. It needs captions.",
    )
    captions = models.ForeignKey(
        "media.RepositoryDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The captions of the recording, a .vtt file.",
    )

    template = "network/learning_session_page.html"
    parent_page_types = ["network.NetworkPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        FieldPanel("introduction"),
        FieldPanel("materials"),
        MultiFieldPanel([FieldPanel("recording"), FieldPanel("captions")], heading="Recording"),
    ]

    def clean(self) -> None:
        """Refuse a recording without captions (WCAG 1.2.2)."""
        super().clean()
        if self.recording_id and not self.captions_id:
            raise ValidationError({"captions": "A recording needs captions, as a .vtt file."})
