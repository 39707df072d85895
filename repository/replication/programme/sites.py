"""The participating sites, and the organisations whose records are theirs."""

from dataclasses import dataclass
from typing import Final

from repository.network.models import SitePage
from repository.publisher.snapshot import Snapshot
from search.lookups import load_successors


@dataclass(frozen=True)
class Site:
    """A participating site."""

    key: str
    name: str
    #: Of the bodies in its team, as they are called today. Those that are only nearby are not.
    organisations: frozenset[str]


def _load() -> tuple[Site, ...]:
    today = {slug: bodies[-1].value for slug, bodies in load_successors().items()}
    pages = SitePage.objects.live().public().order_by("path").prefetch_related("team__organisation")
    return tuple(
        Site(
            page.slug,
            page.title,
            frozenset(
                today.get(member.organisation.slug, member.organisation.slug)
                for member in page.team.all()
                if member.part != "context"
            ),
        )
        for page in pages
    )


_sites: Final = Snapshot(_load)


def load_sites() -> tuple[Site, ...]:
    """Return the sites that anyone may read about, in the network's order, from memory."""
    return _sites.get()
