"""Groups of terms that searches treat alike, as values: how they are typed, and what is wrong.

Pure. How a search uses them is the search room's business.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

#: Longer than any name a person types; a line beyond it is a sentence in the wrong box.
LONGEST_TERM: Final = 100
#: The lists of a group, in the order of its form; those of terms alone, without companions.
LISTED: Final = ("exact", "entry_terms", "narrower", "related", "ambiguous", "never_suggest")
TERM_LISTS: Final = tuple(name for name in LISTED if name != "ambiguous")


@dataclass(frozen=True)
class TermGroup:
    """Terms around one thing, sorted by how near they stand to it."""

    label: str
    #: As good as the label, in both directions.
    exact: tuple[str, ...] = ()
    #: A search for the label finds these; a search for these does not find the label as if equal.
    narrower: tuple[str, ...] = ()
    #: Found too, below every exact match.
    related: tuple[str, ...] = ()
    #: Terms with other meanings: exact only when one of these words is in the search as well.
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: Exact, and never shown by us.
    never_suggest: tuple[str, ...] = ()
    #: What people type who mean this: it leads to the group's terms, and is not looked for itself.
    entry_terms: tuple[str, ...] = ()

    @property
    def equals(self) -> tuple[str, ...]:
        """Return every term that is searched as if it were the label."""
        return (self.label, *self.exact, *self.never_suggest)

    @property
    def leading(self) -> tuple[str, ...]:
        """Return every term that stands for the group when it is typed."""
        return (*self.equals, *self.entry_terms)

    @property
    def readings(self) -> Iterator[tuple[str, str]]:
        """Return every term that may stand for the group when it is typed, with its list's name.

        The label comes first; an ambiguous term stands for the group only beside a companion.
        """
        yield "label", self.label
        for name in ("exact", "never_suggest", "entry_terms", "ambiguous"):
            for term in getattr(self, name):
                yield name, term

    def find_repeated(self) -> list[tuple[str, str]]:
        """Return each term that stands in the group more than once, with the later list's name."""
        seen = {fold(self.label)}
        repeated = []
        for name, term in self._listed():
            if fold(term) in seen:
                repeated.append((name, term))
            seen.add(fold(term))
        return repeated

    def _listed(self) -> Iterator[tuple[str, str]]:
        for name in LISTED:
            for term in getattr(self, name):
                yield name, term


def fold(term: str) -> str:
    """Return a term in lower case and with single spaces."""
    return " ".join(term.casefold().split())


def parse_lines(text: str) -> tuple[str, ...]:
    """Return the terms of a box with one on each line."""
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def parse_ambiguous(text: str) -> dict[str, tuple[str, ...]]:
    """Return each ambiguous term with its companions, from lines such as `PP: placenta, low`."""
    found = {}
    for line in parse_lines(text):
        term, _, companions = line.partition(":")
        words = (word.strip() for word in companions.split(","))
        found[term.strip()] = tuple(word for word in words if word)
    return found


def format_ambiguous(terms: Mapping[str, Iterable[str]]) -> str:
    """Return ambiguous terms as an editor types them."""
    return "\n".join(f"{term}: {', '.join(companions)}" for term, companions in terms.items())
