"""A page with the same texts and facets, searched as any Wagtail page is."""

from django.db import models
from wagtail.models import Page
from wagtail.search import index

from tests.bench.floor import FACETS


class StockPage(Page):
    """One record. Wagtail's facets count columns, so each has its first value alone."""

    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    type = models.CharField(max_length=255, blank=True)
    priority_area = models.CharField(max_length=255, blank=True)
    theme = models.CharField(max_length=255, blank=True)
    setting = models.CharField(max_length=255, blank=True)
    ethnic_group = models.CharField(max_length=255, blank=True)
    region = models.CharField(max_length=255, blank=True)
    organisation = models.CharField(max_length=255, blank=True)
    stage = models.CharField(max_length=255, blank=True)
    policy_status = models.CharField(max_length=255, blank=True)

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        *(index.FilterField(name) for name in FACETS),
    ]
