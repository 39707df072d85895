"""Facet counts: one walk over the counted terms, and one more for each facet with a filter."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import tantivy

from search.engines.base import FacetCount, Vocabulary, build_facet
from search.engines.embedded.queries import Visible, build_query, join
from search.engines.embedded.schema import FACETS, SEPARATOR, TAGS
from search.facets import BY_KEY, PERSONAL_KEYS, SMALLEST_CELL, STATES
from search.query import SearchQuery

EVERYTHING: Final = SearchQuery(states=frozenset(STATES))
_NONE: Final[frozenset[str]] = frozenset()


@dataclass
class Cells:
    """Counts by facet and value, with the label that most of the counted records carry."""

    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    personal: dict[str, dict[str, int]] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, terms: Iterable[tuple[str, int]]) -> None:
        """Add counted terms, the most frequent first."""
        for text, count in terms:
            if count == 0:
                continue
            key, value, label, mark = text.split(SEPARATOR)
            # One value has two labels while a renamed body's records are being written again.
            for counts in (self.counts, self.personal) if mark else (self.counts,):
                values = counts.setdefault(key, {})
                values[value] = values.get(value, 0) + count
            self.labels.setdefault(key, {}).setdefault(value, label)

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


def count_facets(
    searcher: tantivy.Searcher, query: SearchQuery, visible: Visible
) -> dict[str, tuple[FacetCount, ...]]:
    """Count every value of every facet that the page does not fix."""
    together = _count(searcher, query, visible)
    facets = {}
    for key in BY_KEY:
        if key in query.fixed:
            continue
        selected = query.filters.get(key, _NONE)
        # A facet's own filter must not count against its other values.
        cells = _count(searcher, query.without(key), visible, key) if selected else together
        facets[key] = cells.facet(key, selected)
    return facets


def collect_vocabulary(searcher: tantivy.Searcher, visible: Visible) -> Vocabulary:
    """Return the values of all findable records, but none that only a story or two hold."""
    cells = _count(searcher, EVERYTHING, visible)
    everything = join(build_query(EVERYTHING, visible))
    cells.add(searcher.terms_with_prefix(TAGS, "", everything))
    return {
        key: {value: cells.labels[key][value] for value, count in values.items() if count > 0}
        for key, values in cells.counts.items()
    }


def _count(
    searcher: tantivy.Searcher, query: SearchQuery, visible: Visible, only: str = ""
) -> Cells:
    prefix = only and only + SEPARATOR
    cells = Cells()
    found = join(build_query(query, visible, ranked=False))
    cells.add(searcher.terms_with_prefix(FACETS, prefix, found))
    cells.leave_out_small(everywhere=query.narrows_personal)
    return cells
