"""The editors' synonyms, ready to be looked up by any way of writing a term. Pure."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from repository.taxonomy.synonyms import TermGroup
from search.expressions import Item, build_key, make_key, split_items


@dataclass
class Place:
    """In which groups a term stands, and how."""

    #: As good as the label.
    equal: list[TermGroup] = field(default_factory=list)
    narrower: list[TermGroup] = field(default_factory=list)
    #: With the keys of the words beside which it means the group.
    ambiguous: list[tuple[TermGroup, frozenset[str]]] = field(default_factory=list)


class Lexicon:
    """All groups of terms; built once for each change of theirs."""

    def __init__(self, groups: Iterable[TermGroup] = ()) -> None:
        #: What the most recent searches were read as; gone with the lexicon when a term changes.
        self.readings: dict[Hashable, Any] = {}
        self._places: dict[str, Place] = defaultdict(Place)
        #: Length of the longest term, in items.
        self.longest = 1
        for group in groups:
            for term in group.equals:
                self._place(term).equal.append(group)
            for term in group.narrower:
                self._place(term).narrower.append(group)
            for term, companions in group.ambiguous.items():
                keys = frozenset(make_key(companion) for companion in companions)
                self._place(term).ambiguous.append((group, keys))

    def find(self, items: Sequence[Item]) -> Place | None:
        """Return where an expression stands, if it is a known term."""
        return self._places.get(build_key(items))

    def find_equals(self, term: str) -> tuple[str, ...]:
        """Return a term with all that means the same."""
        place = self._places.get(make_key(term))
        if place is None:
            return (term,)
        return tuple(dict.fromkeys((term, *(t for g in place.equal for t in g.equals))))

    def _place(self, term: str) -> Place:
        items = split_items(term)
        # Whoever writes it with a space where we have none uses one item more.
        self.longest = max(self.longest, len(items) + 1)
        return self._places[build_key(items)]


EMPTY = Lexicon()
