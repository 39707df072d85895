"""Counted terms as the cells of facets, and the rule that protects personal stories. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from search.engines.arranging import build_facet
from search.engines.base import FacetCount, Vocabulary
from search.engines.terms import SEPARATOR
from search.facets import PERSONAL_KEYS, SMALLEST_CELL

#: How many records there are, by facet and value.
Counts = defaultdict[str, defaultdict[str, int]]


def _build_counts() -> Counts:
    return defaultdict(lambda: defaultdict(int))


@dataclass
class Cells:
    """Counts by facet and value, with the label that most of the counted records carry."""

    counts: Counts = field(default_factory=_build_counts)
    personal: Counts = field(default_factory=_build_counts)
    labels: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, terms: Iterable[tuple[str, int]]) -> None:
        """Add counted terms, the most frequent first."""
        for text, count in terms:
            if count == 0:
                continue
            key, value, label, mark = text.split(SEPARATOR)
            # One value has two labels while a renamed body's records are being written again.
            self.counts[key][value] += count
            if mark:
                self.personal[key][value] += count
            self.labels[key].setdefault(value, label)

    def leave_out_small(self, *, everywhere: bool) -> None:
        """Leave personal stories out of cells that would hold fewer than three of them."""
        for key, values in self.personal.items():
            if everywhere or key in PERSONAL_KEYS:
                for value, count in values.items():
                    if count < SMALLEST_CELL:
                        self.counts[key][value] -= count

    def facet(self, key: str, selected: frozenset[str]) -> tuple[FacetCount, ...]:
        """Return one facet as the answer lists it."""
        return build_facet(key, self.counts.get(key, {}), self.labels.get(key, {}), selected)

    def vocabulary(self) -> Vocabulary:
        """Return the values that count, with their labels."""
        return {
            key: {value: self.labels[key][value] for value, count in values.items() if count > 0}
            for key, values in self.counts.items()
        }
