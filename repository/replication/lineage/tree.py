"""A family of records as a tree. Pure: links in, branches out.

A record with several originals is told in full once, beside the original that is furthest from the
start of the family; its other originals name it and lead there.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from repository.records.lineage import Kin, Lineage, Link

#: More than this are not listed: nobody reads them, and a phone would wait for them.
LIMIT: Final = 100


@dataclass
class Branch:
    """A record of the family, with what was adapted from it."""

    kin: Kin
    #: What it changed of the original under which it stands; nothing for one without.
    what_changed: str = ""
    #: Where it is told in full, if not here.
    told_under: Kin | None = None
    branches: list["Branch"] = field(default_factory=list)
    #: How many more were adapted from it and are not listed.
    left_out: int = 0


@dataclass(frozen=True)
class Family:
    """The records that a record is kin to, itself included."""

    roots: Sequence[Branch]
    #: Those that are listed, by the key of their page.
    members: Mapping[int, Kin]
    #: How many there are, listed or not.
    size: int
    #: How far from the start of the family each stands that is listed.
    depths: Mapping[int, int]
    links: Sequence[Link]


def build_family(
    lineage: Lineage, start: Kin, private: tuple[str, ...], limit: int = LIMIT
) -> Family:
    """Return the family of a record, those nearest to it first if there are too many.

    Args:
        lineage: all adaptations.
        start: whose family.
        private: tree paths that are not open to everyone.
        limit: how many are listed.
    """
    found = _find_members(lineage, start, private)
    members = dict(list(found.items())[:limit])
    links = [
        link
        for key in members
        for link in _list_adaptations(lineage, key, private)
        if link.adapted.key in members
    ]
    depths = _measure_depths(members, links)
    home = _choose_homes(links, depths)
    by_original: dict[int, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda link: _order(link.adapted)):
        by_original[link.original.key].append(link)

    def grow(kin: Kin, what_changed: str = "") -> Branch:
        below = by_original[kin.key]
        whole = _list_adaptations(lineage, kin.key, private)
        return Branch(
            kin,
            what_changed,
            branches=[
                grow(link.adapted, link.what_changed)
                if home[link.adapted.key] == kin.key
                else Branch(link.adapted, link.what_changed, members[home[link.adapted.key]])
                for link in below
            ],
            left_out=len(whole) - len(below),
        )

    roots = sorted((kin for kin in members.values() if kin.key not in home), key=_order)
    return Family([grow(kin) for kin in roots], members, len(found), depths, links)


def _find_members(lineage: Lineage, start: Kin, private: tuple[str, ...]) -> dict[int, Kin]:
    """Return everyone in the family by key, the nearest first."""
    found = {start.key: start}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        near = [link.original for link in _list_originals(lineage, here, private)]
        near += [link.adapted for link in _list_adaptations(lineage, here.key, private)]
        for kin in near:
            if kin.key not in found:
                found[kin.key] = kin
                waiting.append(kin)
    return found


def _list_originals(lineage: Lineage, kin: Kin, private: tuple[str, ...]) -> Iterable[Link]:
    """Yield what a record says that it was adapted from: nothing, once it may not be read."""
    if kin.is_readable(private):
        for link in lineage.originals.get(kin.key, ()):
            if link.original.is_known(private):
                yield link


def _list_adaptations(lineage: Lineage, key: int, private: tuple[str, ...]) -> list[Link]:
    """Return what may be read and says that it was adapted from a page, each once."""
    links = lineage.adaptations.get(key, ())
    readable = {link.adapted.key: link for link in links if link.adapted.is_readable(private)}
    return list(readable.values())


def _measure_depths(members: Iterable[int], links: Sequence[Link]) -> dict[int, int]:
    """Return the length of the longest way to each record from one that has no original."""
    below: dict[int, list[int]] = defaultdict(list)
    waiting_for = dict.fromkeys(members, 0)
    for link in links:
        below[link.original.key].append(link.adapted.key)
        waiting_for[link.adapted.key] += 1
    depths = {key: 0 for key, number in waiting_for.items() if not number}
    ready = deque(depths)
    while ready:
        here = ready.popleft()
        for key in below[here]:
            depths[key] = max(depths.get(key, 0), depths[here] + 1)
            waiting_for[key] -= 1
            if not waiting_for[key]:
                ready.append(key)
    # Those of a circle, which only an archive from elsewhere could bring, are never ready.
    return dict.fromkeys(members, 0) | depths


def _choose_homes(links: Iterable[Link], depths: Mapping[int, int]) -> dict[int, int]:
    """Return under which original each record is told in full."""
    homes: dict[int, Kin] = {}
    for link in links:
        key, now = link.adapted.key, homes.get(link.adapted.key)
        rank = (-depths[link.original.key], *_order(link.original))
        if now is None or rank < (-depths[now.key], *_order(now)):
            homes[key] = link.original
    return {key: kin.key for key, kin in homes.items()}


def _order(kin: Kin) -> tuple[str, str]:
    return kin.title.casefold(), kin.identifier
