"""The front door: search first, then the areas, what is new and the network."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from home.listings import newest_records
from repository.network.models import NetworkPage, SitePage
from repository.taxonomy.models import PriorityArea


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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the areas, the newest records and the network's sites."""
        network = NetworkPage.objects.live().first()
        return {
            **super().get_context(request, *args, **kwargs),
            "areas": [
                {
                    "title": area.name,
                    "slug": area.slug,
                    "definition": area.definition,
                    "href": f"/priority-areas/{area.slug}/",
                }
                for area in PriorityArea.objects.all()
            ],
            "newest": newest_records(6),
            "network": {"title": network.title, "href": network.get_url(request)}
            if network
            else None,
            "sites": [
                {"title": site.title, "href": site.get_url(request), "place": site.place}
                for site in SitePage.objects.live().order_by("path")
            ],
        }
