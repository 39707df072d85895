"""A list of all records of one type: the search with the type fixed."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from home.listings import render_record_index
from repository.records.choices import RecordType


class RecordIndexPage(Page):
    """`/case-studies/` and its three siblings. Records are its child pages."""

    record_type = models.CharField(
        max_length=30, choices=RecordType, help_text="Which records this page lists."
    )
    introduction = RichTextField(
        blank=True,
        features=["bold", "link"],
        help_text="One or two sentences above the list.",
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "records.CaseStudyPage",
        "records.PolicyRecommendationPage",
        "records.ToolPage",
        "records.VoicePage",
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("record_type"),
        FieldPanel("introduction"),
    ]

    def serve(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        """Show the list (also reached directly, without walking the page tree)."""
        return render_record_index(
            request,
            {
                "record_type": self.record_type,
                "title": self.title,
                "introduction": self.introduction,
                "href": self.get_url(request),
            },
        )
