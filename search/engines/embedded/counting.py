"""Facet counts: one walk over the counted terms, and one more for each facet with a filter."""

from typing import Final

import tantivy

from search.engines.base import FacetCount, Vocabulary
from search.engines.cells import Cells
from search.engines.embedded.queries import Visible, build_query, join
from search.engines.embedded.schema import FACETS, TAGS, TITLE_WORDS, WORDS
from search.engines.terms import SEPARATOR
from search.facets import BY_KEY, STATES
from search.query import SearchQuery
from search.spelling import Spelling, build_spelling

EVERYTHING: Final = SearchQuery(states=frozenset(STATES))
_NONE: Final[frozenset[str]] = frozenset()


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
    return cells.vocabulary()


def collect_spelling(searcher: tantivy.Searcher, visible: Visible) -> Spelling:
    """Return the words of findable records that may be offered for misspelt ones."""
    everything = join(build_query(SearchQuery(), visible, ranked=False))
    counted, titled = (
        searcher.terms_with_prefix(name, "", everything) for name in (WORDS, TITLE_WORDS)
    )
    return build_spelling(counted, titled)


def _count(
    searcher: tantivy.Searcher, query: SearchQuery, visible: Visible, only: str = ""
) -> Cells:
    prefix = only and only + SEPARATOR
    cells = Cells()
    found = join(build_query(query, visible, ranked=False))
    cells.add(searcher.terms_with_prefix(FACETS, prefix, found))
    cells.leave_out_small(everywhere=query.narrows_personal)
    return cells
