"""The front door: search first, then the areas, what is new and the network."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from home.listings import forbid_keeping, newest_records
from home.models.priority_area_page import PriorityAreaPage
from repository.network.models import NetworkPage, SitePage


class HomePage(Page):
    """The one page that everyone sees first."""

    heading = models.CharField(
        max_length=120,
        default="Find what works. Copy it. Say how it went.",
        help_text="The large words at the top.",
    )
    introduction = RichTextField(
        blank=True,
        features=["bold", "link"],
        help_text="One or two sentences: what this is and who it is for.",
    )

    template = "home/home_page.html"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [*Page.content_panels, FieldPanel("heading"), FieldPanel("introduction")]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, which a cache may keep only as long as consent to what it shows."""
        return forbid_keeping(super().serve(request, *args, **kwargs))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the areas, the newest records and the network's sites."""
        network = NetworkPage.objects.live().public().first()
        areas = PriorityAreaPage.objects.live().public().select_related("area")
        newest = newest_records(6)
        return {
            **super().get_context(request, *args, **kwargs),
            "areas": [
                {
                    "title": page.area.name,
                    "slug": page.area.slug,
                    "definition": page.area.definition,
                    "href": page.get_url(request),
                }
                for page in areas.order_by("area__sort_order", "area__name")
            ],
            "newest": newest.cards,
            "has_personal": newest.has_personal,
            "network": {"title": network.title, "href": network.get_url(request)}
            if network
            else None,
            "sites": [
                {"title": site.title, "href": site.get_url(request), "place": site.place}
                for site in SitePage.objects.live().public().order_by("path")
            ],
        }
