"""Sitemaps on Django's framework: the addresses that search engines should know, and no other.

A part is one query for addresses and dates; no page or record is made of any but stories.
"""

import datetime as dt
from functools import cached_property
from typing import Any, Final, TypeAlias

from django.contrib.sitemaps import Sitemap, views
from django.core.paginator import Paginator
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from repository.interchange.public import (
    iterate_stories,
    leave_out_stories,
)
from repository.records.choices import LISTS, RecordType, State
from repository.records.consent import Surface
from repository.records.models import Record, RecordPage
from repository.records.readable import are_open, find_public
from repository.replication.organisations.named import find_named
from search.lookups import load_successors
from search.responses import finish

#: Far below the 50,000 addresses and 50 MB that are allowed: one takes a second.
LIMIT: Final = 10_000
#: What is retracted is not to be found by chance.
_FOUND: Final = (State.CURRENT, State.SUPERSEDED)
#: Pages that are not in the page tree, and whose dates nobody keeps.
_OUTSIDE: Final = ("interchange:data", "interchange:vocabulary", "evidence_ratings")

#: A page's place in the tree, and when what it shows last changed.
Row: TypeAlias = tuple[str, dt.datetime | None]


class PublicSitemap(Sitemap[Any]):
    """What is public below the site's home page: rows of addresses and dates."""

    limit = LIMIT

    def __init__(self, root: Page) -> None:
        self.root = root

    def location(self, item: Row) -> str:
        """Return the address as Wagtail serves it."""
        return reverse("wagtail_serve", args=[item[0].removeprefix(self.root.url_path)])

    def lastmod(self, item: Row) -> dt.datetime | None:
        """Return when it changed."""
        return item[1]

    @cached_property
    def paginator(self) -> Paginator[Any]:
        """Return the parts, counted once."""
        rows: Any = self.items()
        return Paginator(rows, self.limit)


class PageSitemap(PublicSitemap):
    """Pages that are no records, as last published; what they list of records is dated there."""

    def items(self) -> list[Row]:
        """Return the pages, with those outside the page tree."""
        pages = Page.objects.filter(are_open(), path__startswith=self.root.path)
        outside = (self.root.url_path.rstrip("/") + reverse(name) for name in _OUTSIDE)
        return [
            *pages.not_type(RecordPage)
            .order_by("path")
            .values_list("url_path", "last_published_at"),
            *((url_path, None) for url_path in outside),
        ]

    def get_latest_lastmod(self) -> None:
        """Return nothing: some have no date."""


class OrganisationSitemap(PublicSitemap):
    """The bodies that a record names, or that adopt one; what they show is dated there."""

    def items(self) -> list[Row]:
        """Return the bodies, each as what it has become, whose page lists what was done before."""
        named = find_named(leave_out_stories(find_public(_FOUND))).values_list("slug", flat=True)
        successors = load_successors()
        slugs = {successors[slug][-1].value if slug in successors else slug for slug in named}
        home = self.root.url_path.rstrip("/")
        return [
            (home + reverse("organisations:organisation", args=[slug]), None)
            for slug in sorted(slugs)
        ]

    def get_latest_lastmod(self) -> None:
        """Return nothing: nobody keeps their dates."""


class RecordSitemap(PublicSitemap):
    """The records of one type. Their datestamps move with whatever their pages show."""

    def __init__(self, root: Page, record_type: RecordType) -> None:
        super().__init__(root)
        self.record_type = record_type

    def items(self) -> Any:
        """Return the records, of which the paginator reads a part."""
        return self.find().order_by("pk").values_list("page__url_path", "datestamp")

    def get_latest_lastmod(self) -> dt.datetime | None:
        """Return when any of them changed last."""
        newest: dt.datetime | None = self.find().aggregate(newest=Max("datestamp"))["newest"]
        return newest

    def find(self) -> QuerySet[Record]:
        """Return the records of the type that may be found, consent aside."""
        public = find_public(_FOUND)
        return public.filter(type=self.record_type, page__path__startswith=self.root.path)


class VoiceSitemap(RecordSitemap):
    """Voices: consent is asked for each story, whenever its address is told."""

    @cached_property
    def rows(self) -> list[Row]:
        """Return the voices that may be read."""
        research = leave_out_stories(self.find()).order_by("pk")
        return [
            *research.values_list("page__url_path", "datestamp"),
            *(
                (voice.url_path, voice.record.datestamp)
                for voice in iterate_stories(self.find(), Surface.PAGE)
            ),
        ]

    def items(self) -> list[Row]:
        """Return the voices."""
        return self.rows

    def get_latest_lastmod(self) -> dt.datetime | None:
        """Return when any of them changed last."""
        return max((changed for _, changed in self.rows if changed), default=None)


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    """Name the parts that have something in them."""
    response = views.index(
        request,
        {name: part for name, part in _list_parts().items() if part.paginator.count},
        sitemap_url_name="interchange:sitemap_part",
    )
    return _finish(request, response)


@require_safe
def sitemap_part(request: HttpRequest, section: str) -> HttpResponseBase:
    """Send one part."""
    return _finish(request, views.sitemap(request, {**_list_parts()}, section))


def _list_parts() -> dict[str, PublicSitemap]:
    root = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    parts: dict[str, PublicSitemap] = {"pages": PageSitemap(root)}
    for kind, (_, address) in LISTS.items():
        part = VoiceSitemap if kind == RecordType.VOICE else RecordSitemap
        parts[address.strip("/")] = part(root, kind)
    return {**parts, "organisations": OrganisationSitemap(root)}


def _finish(request: HttpRequest, response: TemplateResponse) -> HttpResponseBase:
    # A date would say of a page that has gone that nothing happened. The ETag tells it.
    del response["Last-Modified"]
    return finish(request, response.render(), personal=False)
