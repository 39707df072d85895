"""What the sets are called, and which are shown.

A set of things that have gone keeps its place, under the name in its address. One of a site that is
private now is not told of.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from repository.interchange.models import SetMembership
from repository.interchange.sets import AREA, SITE, TYPE
from repository.network.models import SitePage
from repository.publisher.privacy import is_private, known_restricted_paths
from repository.publisher.snapshot import Snapshot
from repository.records.choices import RecordType
from repository.taxonomy.models import PriorityArea

#: Each holds those whose names begin with its own.
_PARENTS: Final = {
    TYPE: "Kinds of record",
    AREA: "Priority areas",
    SITE: "Participating sites",
}


@dataclass(frozen=True)
class _Site:
    title: str
    #: Its place in the tree.
    path: str
    live: bool


@dataclass(frozen=True)
class _Known:
    """Areas and sites by slug."""

    areas: Mapping[str, str]
    sites: Mapping[str, _Site]


def list_sets() -> list[tuple[str, str]]:
    """Return every set, whether anything is in it or not, with its name for people."""
    known = _known.get()
    noted = SetMembership.objects.order_by().values_list("spec", flat=True).distinct()
    specs = {
        *_PARENTS,
        *(f"{TYPE}:{value}" for value in RecordType.values),
        *(f"{AREA}:{slug}" for slug in known.areas),
        *(f"{SITE}:{slug}" for slug, site in known.sites.items() if site.live),
        *noted,
    }
    return [(spec, _name(spec, known)) for spec in list_shown(specs)]


def list_shown(specs: Iterable[str]) -> list[str]:
    """Return those of some sets that may be told of, in their order."""
    hidden = list_hidden()
    return sorted(spec for spec in specs if spec not in hidden)


def list_hidden() -> Collection[str]:
    """Return the sets of sites that are private now."""
    restricted = known_restricted_paths()
    sites = _known.get().sites.items() if restricted else ()
    return {f"{SITE}:{slug}" for slug, site in sites if is_private(site.path, restricted)}


def _name(spec: str, known: _Known) -> str:
    kind, _colon, slug = spec.partition(":")
    if not slug:
        return _PARENTS[kind]
    if kind == TYPE:
        return f"Kind of record: {RecordType(slug).label}"
    if kind == AREA:
        name = known.areas.get(slug)
        return f"Priority area: {name}" if name else f"Priority area, no longer in use: {slug}"
    site = known.sites.get(slug)
    if site and site.live:
        return f"Participating site: {site.title}"
    return f"Participating site, no longer listed: {slug}"


def _load() -> _Known:
    sites = SitePage.objects.values_list("slug", "title", "path", "live")
    return _Known(
        areas=dict(PriorityArea.objects.values_list("slug", "name")),
        sites={slug: _Site(*rest) for slug, *rest in sites},
    )


_known = Snapshot(_load)
