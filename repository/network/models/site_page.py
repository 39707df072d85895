"""A participating site and its action plan."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page

from repository.network.blocks import KeyMeasureBlock, ObjectiveBlock, SourceBlock
from repository.network.choices import Region
from repository.network.models.organisation import Organisation
from repository.network.rich_text import RICH_TEXT


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

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, and let no cache keep it.

        The records on it come from a room above, and any of them may be a person's story.
        """
        response: HttpResponse = super().serve(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the team's organisations."""
        members = self.team.select_related("organisation")
        return {
            **super().get_context(request, *args, **kwargs),
            "team": [
                {
                    "name": member.organisation.name,
                    "ods_code": member.organisation.ods_code,
                    "ror": member.organisation.ror,
                    "part": member.get_part_display().lower(),
                    "takes_part": member.part != "context",
                }
                for member in members
            ],
        }


class SiteTeamMember(Orderable):
    """An organisation in a site's team. A team may span several."""

    page = ParentalKey(SitePage, on_delete=models.CASCADE, related_name="team")
    organisation = models.ForeignKey(
        Organisation,
        # Not PROTECT, which makes drafts that name a deleted one unreadable. The admin refuses.
        on_delete=models.CASCADE,
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
