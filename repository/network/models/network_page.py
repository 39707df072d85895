"""The network itself: who runs it, its sites and its learning sessions."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from repository.network.blocks import PartnerBlock, SourceBlock
from repository.network.models.learning_session_page import LearningSessionPage
from repository.network.models.site_page import SitePage
from repository.network.rich_text import RICH_TEXT


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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the sites in their order, and the sessions, newest first."""
        sites = SitePage.objects.live().public().child_of(self).order_by("path")
        sessions = LearningSessionPage.objects.live().public().child_of(self).order_by("-date")
        return {
            **super().get_context(request, *args, **kwargs),
            "sites": [
                {
                    "title": site.title,
                    "href": site.get_url(request),
                    "place": site.place,
                    "system": site.system,
                    "region": site.get_region_display(),
                    "plan_published": site.plan_published,
                }
                for site in sites
            ],
            "sessions": [
                {
                    "title": session.title,
                    "href": session.get_url(request),
                    "date": session.date,
                    "kind": session.get_kind_display(),
                }
                for session in sessions
            ],
        }
