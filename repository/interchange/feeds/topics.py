"""What feeds are about: everything, a type of record, a priority area, a participating site."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from repository.interchange.sets import AREA, SITE, TYPE
from repository.network.models import SitePage
from repository.publisher.privacy import is_private, known_restricted_paths
from repository.records.choices import LISTS, RecordType
from repository.taxonomy.models import PriorityArea
from repository.taxonomy.snapshot import terms


@dataclass(frozen=True)
class Topic:
    """What one feed is about."""

    name: str
    #: The set of its records; all of them when empty.
    spec: str
    #: What never changes of it, whatever it is called later.
    identity: str
    #: Where people read the same.
    page: str
    #: What the set was called before.
    former_specs: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Return where the feed is, as a path."""
        if not self.spec:
            return reverse("interchange:feed")
        kind, slug = self.spec.split(":")
        return reverse(f"interchange:feed_of_{kind}", args=[slug])


EVERYTHING: Final = Topic("All records", "", "feeds", "/search/?sort=newest")


def find_type(slug: str) -> Topic:
    """Return what the feed of a type is about.

    Raises:
        Http404: there is no such type.
    """
    if slug not in RecordType:
        raise Http404
    name, page = LISTS[RecordType(slug)]
    return Topic(name, f"{TYPE}:{slug}", f"feeds/type/{slug}", page)


def find_area(slug: str) -> Topic:
    """Return what the feed of a priority area is about, also by a slug that it had.

    Raises:
        Http404: there is no such area.
    """
    present = terms().former_areas.get(slug, slug)
    return _about_area(get_object_or_404(PriorityArea, slug=present))


def find_site(slug: str) -> Topic:
    """Return what the feed of a participating site is about.

    Raises:
        Http404: there is no such site that everyone may read about.
    """
    site = next(_open(SitePage.objects.filter(slug=slug)), None)
    if site is None:
        raise Http404
    return _about_site(site)


def list_types() -> list[Topic]:
    """Return the types."""
    return [find_type(slug) for slug in RecordType.values]


def list_areas() -> list[Topic]:
    """Return the priority areas in their order."""
    return [_about_area(area) for area in PriorityArea.objects.only("name", "slug", "sort_order")]


def list_sites() -> list[Topic]:
    """Return the participating sites in their order."""
    return [_about_site(site) for site in _open(SitePage.objects.order_by("path"))]


def _about_area(area: PriorityArea) -> Topic:
    former = terms().former_areas.items()
    return Topic(
        area.name,
        f"{AREA}:{area.slug}",
        f"feeds/area/{area.pk}",
        f"/priority-areas/{area.slug}/",
        tuple(f"{AREA}:{slug}" for slug, present in former if present == area.slug),
    )


def _about_site(site: SitePage) -> Topic:
    return Topic(
        site.title, f"{SITE}:{site.slug}", f"feeds/site/{site.pk}", site.get_url() or "/network/"
    )


def _open(sites: QuerySet[SitePage]) -> Iterator[SitePage]:
    restricted = known_restricted_paths()
    for site in sites.filter(live=True):
        if not is_private(site.path, restricted):
            yield site
