"""Priority areas: what each is, what is known about the gap, and its records by type."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from home.listings import forbid_keeping, records_by_type
from repository.taxonomy.models import PriorityArea
from repository.taxonomy.references import build_reference


class PriorityAreaIndexPage(Page):
    """The list of areas."""

    template = "home/priority_area_index_page.html"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.PriorityAreaPage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the areas in their order."""
        pages = PriorityAreaPage.objects.live().public().child_of(self).select_related("area")
        return {
            **super().get_context(request, *args, **kwargs),
            "areas": [
                {
                    "title": page.area.name,
                    "slug": page.area.slug,
                    "definition": page.area.definition,
                    "href": page.get_url(request),
                }
                for page in sorted(pages, key=lambda page: page.area.sort_order)
            ],
        }


class PriorityAreaPage(Page):
    """One area. Its name and address follow the term."""

    area = models.OneToOneField(
        PriorityArea,
        # Deleted by `home.signals`: the database would leave a hole in the page tree.
        on_delete=models.DO_NOTHING,
        related_name="area_page",
        help_text="The term that this page is about.",
    )

    template = "home/priority_area_page.html"
    parent_page_types = ["home.PriorityAreaIndexPage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("area")]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, which a cache may keep only as long as consent to what it shows."""
        return forbid_keeping(super().serve(request, *args, **kwargs))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the definition with its sources, and the area's records by type."""
        area = self.area
        groups = records_by_type(area.slug)
        return {
            **super().get_context(request, *args, **kwargs),
            "area": area,
            "gaps": [child.value for child in area.ethnic_gaps],
            "references": [build_reference(child.value) for child in area.references],
            "groups": groups,
            "has_personal": any(group["has_personal"] for group in groups),
            "search_href": f"/search/?priority_area={area.slug}",
        }
