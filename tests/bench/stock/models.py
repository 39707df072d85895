"""A page with the same texts and facets, searched as any Wagtail page is."""

from django.db import models
from wagtail.models import Page
from wagtail.search import index

from tests.bench.floor import FACETS


class StockPage(Page):
    """One record. Wagtail's facets count columns, so each has its first value alone."""

    summary = models.TextField()
    body = models.TextField()
    type = models.CharField(max_length=255)
    priority_area = models.CharField(max_length=255)
    theme = models.CharField(max_length=255)
    setting = models.CharField(max_length=255)
    ethnic_group = models.CharField(max_length=255)
    region = models.CharField(max_length=255)
    organisation = models.CharField(max_length=255)
    stage = models.CharField(max_length=255)
    policy_status = models.CharField(max_length=255)

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        *(index.FilterField(name) for name in FACETS),
    ]
