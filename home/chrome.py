"""What surrounds every page: name, banner, navigation, footer. One snapshot, no page queries."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page, Site

from home.models import InformationPage, RecordIndexPage
from repository.network.models import NetworkPage
from repository.publisher.models import PublisherSettings
from repository.publisher.privacy import is_private, restricted_paths
from repository.publisher.snapshot import Snapshot

P = TypeVar("P", bound=Page)

#: Wagtail's root is at 1, the site's home page below it.
HOME_DEPTH = 2


@dataclass(frozen=True)
class Frame:
    """The chrome, and the list pages that are answered without walking the page tree."""

    chrome: dict[str, Any]
    publisher: PublisherSettings | None
    indexes: dict[str, dict[str, Any]]
    #: Tree paths at or below which a page may be private.
    restricted_paths: tuple[str, ...]

    def index_of(self, page: Page) -> dict[str, Any] | None:
        """Return the list that a page stands in, if it stands in one."""
        parent = page.path[: -page.steplen]
        return next((index for index in self.indexes.values() if index["path"] == parent), None)

    def is_private(self, page: Page) -> bool:
        """Return whether Wagtail must ask who may read a page."""
        return is_private(page.path, self.restricted_paths)


def _load() -> Frame:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    publisher = PublisherSettings.for_site(site) if site else None
    restricted = restricted_paths()
    indexes = _open_to_all(RecordIndexPage.objects.all(), restricted)
    networks = _open_to_all(NetworkPage.objects.all(), restricted)
    information = _open_to_all(InformationPage.objects.filter(show_in_menus=True), restricted)
    navigation = [{"text": page.title, "href": page.get_url()} for page in indexes]
    navigation.append({"text": "Priority areas", "href": "/priority-areas/"})
    navigation += [{"text": "The network", "href": page.get_url()} for page in networks]
    return Frame(
        chrome={
            "name": site.site_name if site else "",
            "owner": publisher.owner if publisher else "",
            "demonstration": publisher.is_demonstration if publisher else True,
            "navigation": navigation,
            "footer": [
                *({"text": page.title, "href": page.get_url()} for page in information),
                {"text": "Evidence and gaps", "href": reverse("search_gaps")},
                {"text": "The programme at a glance", "href": reverse("programme")},
                {"text": "Places like mine", "href": reverse("places:places")},
                {"text": "Data and feeds", "href": reverse("interchange:data")},
            ],
            "licence": {
                "text": publisher.licence_name if publisher else "",
                "href": publisher.licence_url if publisher else "",
            },
        },
        publisher=publisher,
        indexes={
            page.slug: {
                "record_type": page.record_type,
                "title": page.title,
                "introduction": page.introduction,
                "href": page.get_url(),
                "path": page.path,
            }
            for page in indexes
        },
        restricted_paths=restricted,
    )


def _open_to_all(pages: QuerySet[P], restricted: tuple[str, ...]) -> list[P]:
    return [
        page
        for page in pages.filter(live=True).order_by("path")
        if not is_private(page.path, restricted)
    ]


_frame = Snapshot(_load)


def frame() -> Frame:
    """Return the frame as of this request."""
    return _frame.get()


def site_chrome() -> dict[str, Any]:
    """Return what the base template shows around every page."""
    return frame().chrome


def publisher() -> PublisherSettings | None:
    """Return who runs the site, for the pages that say so."""
    return frame().publisher


def page_breadcrumbs(page: Page) -> list[dict[str, str]]:
    """Return the pages above a page, from the home page down."""
    # A page that was never saved has no place yet.
    if not page.depth or page.depth <= HOME_DEPTH:
        return []
    home = {"text": "Home", "href": "/"}
    if index := frame().index_of(page):
        return [home, {"text": index["title"], "href": index["href"]}]
    return [
        {"text": "Home" if ancestor.depth == HOME_DEPTH else ancestor.title, "href": url}
        for ancestor in page.get_ancestors().filter(depth__gte=HOME_DEPTH)
        if (url := ancestor.get_url())
    ]
