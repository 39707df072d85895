"""What was adapted from what: kept in memory, so that a page that names its kin asks for nothing.

Only what readers may know leaves here: of an original that has gone its identifier, of an
adaptation that may not be read nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Q

from repository.publisher import snapshot
from repository.publisher.privacy import is_private
from repository.records.choices import READABLE
from repository.records.models.relations import Adaptation

#: More changed records than this are not looked up one by one.
_FEW: Final = 100
_FIELDS: Final = (
    "pk",
    "path",
    "live",
    "title",
    "record__identifier",
    "record__state",
    "record__first_published",
)


@dataclass(frozen=True, slots=True)
class Kin:
    """A page at one end of an adaptation."""

    key: int
    path: str
    live: bool
    title: str
    identifier: str
    state: str
    was_public: bool

    def is_readable(self, private: tuple[str, ...]) -> bool:
        """Return whether anyone may read it now."""
        return self.live and self.state in READABLE and not is_private(self.path, private)

    def is_known(self, private: tuple[str, ...]) -> bool:
        """Return whether readers may know that it is, or was, in the repository."""
        return self.was_public and not is_private(self.path, private)


@dataclass(frozen=True, slots=True)
class Link:
    """One record that was adapted from another."""

    adapted: Kin
    original: Kin
    what_changed: str


@dataclass(frozen=True)
class Lineage:
    """All adaptations, by the page at either end, in the order in which pages name them."""

    originals: Mapping[int, Sequence[Link]] = field(default_factory=dict)
    adaptations: Mapping[int, Sequence[Link]] = field(default_factory=dict)


def _load() -> Lineage:
    names = [f"{end}__{name}" for end in ("page", "original") for name in _FIELDS]
    rows = Adaptation.objects.order_by("page", "sort_order", "pk").values_list(
        "what_changed", *names
    )
    originals: dict[int, list[Link]] = defaultdict(list)
    adaptations: dict[int, list[Link]] = defaultdict(list)
    for what_changed, *ends in rows:
        adapted, original = _build_kin(ends[: len(_FIELDS)]), _build_kin(ends[len(_FIELDS) :])
        link = Link(adapted, original, what_changed)
        originals[adapted.key].append(link)
        adaptations[original.key].append(link)
    return Lineage(dict(originals), dict(adaptations))


def _build_kin(row: Sequence[Any]) -> Kin:
    key, path, live, title, identifier, state, first_published = row
    return Kin(key, path, live, title, identifier or "", state or "", first_published is not None)


_lineage: Final = snapshot.Snapshot(_load)


def load_lineage() -> Lineage:
    """Return all adaptations, from memory: no query while none has changed."""
    return _lineage.get()


def list_originals(page: Any) -> list[dict[str, str]]:
    """Return what a page, or a draft of it, names as its originals, and what was changed."""
    rows = page.adapted_from
    if rows.is_deferring or page.pk is None:
        # A draft: its rows are not those of the table.
        chosen = [
            (row.original, row.what_changed) for row in rows.select_related("original__record")
        ]
        named = [(read_kin(other), what_changed) for other, what_changed in chosen]
    else:
        links = load_lineage().originals.get(page.pk, ())
        named = [(link.original, link.what_changed) for link in links]
    if not named:
        return []
    private = page.private_paths
    told = {
        kin.identifier: {"identifier": kin.identifier, "what_changed": what_changed}
        for kin, what_changed in named
        if kin.is_known(private)
    }
    return list(told.values())


def list_adaptations(page: Any) -> list[dict[str, str]]:
    """Return the identifiers of what was adapted from a page and may be read, by title."""
    links = load_lineage().adaptations.get(page.pk, ())
    if not links:
        return []
    private = page.private_paths
    readable = {link.adapted for link in links if link.adapted.is_readable(private)}
    ordered = sorted(readable, key=lambda kin: (kin.title.casefold(), kin.identifier))
    return [{"identifier": kin.identifier} for kin in ordered]


def read_kin(page: Any) -> Kin:
    """Return what is told of a page whose row was read already."""
    record = getattr(page, "record", None)
    if record is None:
        return Kin(page.pk, page.path, page.live, page.title, "", "", was_public=False)
    was_public = record.first_published is not None
    return Kin(page.pk, page.path, page.live, page.title, record.pk, record.state, was_public)


def follow(identifiers: Iterable[str], **_kwargs: Any) -> None:
    """Forget what is kept when one that is in it changes: its title, whether it may be read."""
    names = list(identifiers)
    is_kin = Q(page__record__in=names[:_FEW]) | Q(original__record__in=names[:_FEW])
    if len(names) > _FEW or Adaptation.objects.filter(is_kin).exists():
        snapshot.bump()
