"""Information about the repository: about, accessibility, privacy, cookies, contact."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class InformationPage(Page):
    """A page of plain text. Who runs the site comes from the publisher settings."""

    summary = models.CharField(
        max_length=300, blank=True, help_text="One sentence under the heading."
    )
    body = RichTextField(
        blank=True,
        features=["h2", "h3", "bold", "italic", "ol", "ul", "link"],
        help_text="Start every part with a heading, so that readers can skim.",
    )
    shows_publisher = models.BooleanField(
        "show who runs the site",
        default=False,
        help_text="Adds owner, data controller and contact from the publisher settings.",
    )

    template = "home/information_page.html"
    parent_page_types = ["home.HomePage", "home.InformationPage"]
    subpage_types = ["home.InformationPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("shows_publisher"),
    ]
