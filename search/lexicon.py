"""The editors' synonyms, ready to be looked up by any way of writing a term. Pure."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Final

from repository.taxonomy.synonyms import TermGroup
from search.apart import part_groups
from search.completion import fold
from search.expressions import Item, Split, build_key, make_key, split_items

#: Of two letters, too many terms have both for their initials.
_SHORTEST_ABBREVIATION: Final = 3
#: Words of terms that are kept folded: of eleven in the terms, one is not a repetition.
_KEPT: Final = 20_000


@dataclass
class Place:
    """In which groups a term stands, and how."""

    #: As good as the label.
    equal: list[TermGroup] = field(default_factory=list)
    narrower: list[TermGroup] = field(default_factory=list)
    #: Has to do with the label, which then has to do with it.
    related: list[TermGroup] = field(default_factory=list)
    #: With the keys of the words beside which it means the group.
    ambiguous: list[tuple[TermGroup, frozenset[str]]] = field(default_factory=list)


class Lexicon:
    """All groups of terms; built once for each change of theirs.

    Args:
        groups: terms that are searched alike.
        pairs: terms that are not, whatever the groups say.
    """

    def __init__(
        self, groups: Iterable[TermGroup] = (), pairs: Iterable[tuple[str, str]] = ()
    ) -> None:
        #: What the most recent searches were read as; gone with the lexicon when a term changes.
        self.readings: dict[Hashable, Any] = {}
        self._places: dict[str, Place] = defaultdict(Place)
        #: Length of the longest term, in items.
        self.longest = 1
        #: Single words of terms, ready to be offered for a misspelt one.
        self.offered: set[str] = set()
        self._words: set[str] = set()
        #: The labels of the groups in whose terms a word stands, or which it may mean.
        self._labels: dict[str, list[str]] = defaultdict(list)
        #: The labels of the groups with a term whose words begin with these letters.
        self._initials: dict[str, list[str]] = defaultdict(list)
        self._hidden: set[str] = set()
        # The same term stands in many groups, and is read once.
        split = cache(split_items)
        for group in part_groups(groups, pairs, split):
            self._learn(group, split)
            for term in group.leading:
                self._place(split(term)).equal.append(group)
            for term in group.narrower:
                self._place(split(term)).narrower.append(group)
            for term in group.related:
                self._place(split(term)).related.append(group)
            for term, companions in group.ambiguous.items():
                keys = frozenset(build_key(split(companion)) for companion in companions)
                self._place(split(term)).ambiguous.append((group, keys))

    def find_beginning(self, items: Sequence[Item]) -> Iterator[tuple[int, Place]]:
        """Return the known terms that items begin with, the longest first: length and place."""
        for size in range(min(self.longest, len(items)), 0, -1):
            place = self._places.get(build_key(items[:size]))
            if place is not None and not (size == 1 and items[0].is_stop_word):
                yield size, place

    def find_equals(self, term: str) -> tuple[str, ...]:
        """Return a term with all that means the same."""
        place = self._places.get(make_key(term))
        if place is None:
            return (term,)
        return tuple(dict.fromkeys((term, *(t for g in place.equal for t in g.equals))))

    def find_near(self, term: str) -> tuple[str, ...]:
        """Return what the groups of a term list, the nearest first."""
        place = self._places.get(make_key(term))
        groups = place.equal if place else []
        lists = [(*group.equals, *group.narrower, *group.related) for group in groups]
        return tuple(dict.fromkeys(other for terms in lists for other in terms))

    def knows(self, word: str) -> bool:
        """Return whether a word is a term, or stands in one."""
        key = make_key(word)
        return key in self._words or key in self._places

    def find_labels(self, word: str) -> tuple[str, ...]:
        """Return the labels of the groups that have a word in a term, or that it may mean."""
        return tuple(self._labels.get(make_key(word), ()))

    def find_initials(self, word: str) -> tuple[str, ...]:
        """Return the labels of the groups that an unknown abbreviation may stand for."""
        return tuple(self._initials.get(fold(word), ()))

    def is_hidden(self, word: str) -> bool:
        """Return whether a word by itself is one that finds but is never shown by us."""
        return make_key(word) in self._hidden

    def find_hidden(self, items: Sequence[Item]) -> str:
        """Return the key of an expression that is never shown by us; nothing for any other."""
        key = build_key(items)
        return key if key in self._hidden else ""

    def _learn(self, group: TermGroup, split: Split) -> None:
        shown = (group.label, *group.exact, *group.narrower, *group.related)
        self.offered.update(
            _fold_word(item.surface)
            for term in shown
            for item in split(term)
            if item.surface.isalpha() and not item.is_name
        )
        for term in (*shown, *group.ambiguous, *group.never_suggest, *group.entry_terms):
            self._words.update(item.key for item in split(term))
        for key in {item.key for term in group.leading for item in split(term)}:
            self._labels[key].append(group.label)
        for term in group.ambiguous:
            self._labels[build_key(split(term))].append(group.label)
        for letters in {_take_initials(split(term)) for term in (group.label, *group.exact)}:
            if len(letters) >= _SHORTEST_ABBREVIATION:
                self._initials[letters].append(group.label)
        self._hidden.update(build_key(split(term)) for term in group.never_suggest)

    def _place(self, items: Sequence[Item]) -> Place:
        # Whoever writes it with a space where we have none uses one item more.
        self.longest = max(self.longest, len(items) + 1)
        return self._places[build_key(items)]


def _take_initials(items: Sequence[Item]) -> str:
    return "".join(_fold_word(item.surface)[:1] for item in items if not item.is_stop_word)


@lru_cache(_KEPT)
def _fold_word(word: str) -> str:
    return fold(word)


EMPTY = Lexicon()
