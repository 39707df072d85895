"""The page tree of an empty installation, given the form of another site's.

Its framing pages stay what they are, with the roles that were given on them, and take the words of
those at the same addresses. Those that the archive lacks are taken down: there, nobody sees them.
"""

from collections import Counter
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.validators import validate_slug
from wagtail.models import Page, Revision

from repository.interchange.transfer.archive import ArchiveError
from repository.interchange.transfer.arrivals import Arrivals
from repository.interchange.transfer.building import batches, read_values
from repository.interchange.transfer.pages_out import page_fields
from repository.interchange.transfer.withheld import PAGE_FIELDS

HOME = "/"


def page_type(row: dict[str, Any]) -> type[Page]:
    """Return the model of a row's page."""
    model = apps.get_model(row["type"])
    if not issubclass(model, Page):
        raise TypeError(f"{row['type']} is no type of page")
    return model


def make_tree(arrivals: Arrivals, home: Page) -> set[int]:
    """Make a row of Wagtail's page table for each page; return the keys of those that were there.

    Their own tables are filled afterwards, when every page has a key that others can refer to.
    """
    tree = _Tree(arrivals, home)
    placed = (tree.place(row) for row in arrivals.rows("pages"))
    for pages in batches(page for page in placed if page is not None):
        Page.objects.bulk_create(pages)
        for page in pages:
            arrivals.add(Page, tree.address_of(page), page.pk)
    tree.finish()
    return tree.kept


class _Tree:
    """Gives each page its place. Parents come before their children, and siblings in order."""

    def __init__(self, arrivals: Arrivals, home: Page) -> None:
        self._arrivals, self._home = arrivals, home
        self._paths: dict[str, str] = {}
        self._children: Counter[str] = Counter()
        self.kept: set[int] = set()
        below = Page.objects.descendant_of(home, inclusive=True).order_by("path")
        self._here = {self.address_of(page): page for page in below}
        for page in below:
            if page.pk != home.pk:
                # Out of the way: the places are given anew.
                Page.objects.filter(pk=page.pk).update(path=f"{home.path}-{page.pk}")

    def address_of(self, page: Page) -> str:
        """Return a page's address below the home page."""
        return str(page.url_path)[len(self._home.url_path) - 1 :]

    def place(self, row: dict[str, Any]) -> Page | None:
        """Return the page to insert for a row; nothing when it was there and has its words now."""
        values = self._values(row)
        here = self._here.pop(row["address"], None)
        if here is None:
            return Page(**values)
        if here.content_type_id != values["content_type"].pk:
            raise ArchiveError(f"The page at {row['address']} is of another type here.")
        Page.objects.filter(pk=here.pk).update(
            **values, numchild=0, latest_revision=None, live_revision=None
        )
        Revision.objects.for_instance(here).delete()
        self._arrivals.add(Page, row["address"], here.pk)
        self.kept.add(here.pk)
        return None

    def _values(self, row: dict[str, Any]) -> dict[str, Any]:
        said = {name: row["fields"][name] for name in PAGE_FIELDS}
        values = read_values(page_fields(), said, self._arrivals.change)
        address, home = row["address"], self._home
        return {
            **values,
            **self._position(address),
            "url_path": home.url_path + address[1:],
            "draft_title": values["title"],
            "live": True,
            "has_unpublished_changes": False,
            "latest_revision_created_at": values["last_published_at"],
            "content_type": ContentType.objects.get_for_model(page_type(row)),
            "locale": home.locale,
        }

    def _position(self, address: str) -> dict[str, Any]:
        if address == HOME and not self._paths:
            self._paths[HOME] = self._home.path
            return {"path": self._home.path, "depth": self._home.depth, "slug": self._home.slug}
        above, _, slug = address.removesuffix("/").rpartition("/")
        validate_slug(slug)
        parent = f"{above}/"
        if parent not in self._paths or address in self._paths:
            raise ArchiveError(f"The page {address} has no place in the tree of pages.")
        self._children[parent] += 1
        depth = self._home.depth + address.count("/") - 1
        # Treebeard's own arithmetic: its public calls write a row at a time.
        path = Page._get_path(self._paths[parent], depth, self._children[parent])  # noqa: SLF001 - as said above
        self._paths[address] = path
        return {"path": path, "depth": depth, "slug": slug}

    def finish(self) -> None:
        """Take down the framing pages that the other site does not show, and count children."""
        if HOME not in self._paths:
            raise ArchiveError("There is no home page in the archive.")
        for address, page in self._here.items():
            place = self._position(address)
            Page.objects.filter(pk=page.pk).update(path=place["path"], live=False)
        for address, count in self._children.items():
            Page.objects.filter(path=self._paths[address]).update(numchild=count)
