"""Facet counts as aggregations of the request that finds the hits, and how they are read."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from elasticsearch.dsl.query import Bool, Query

from search.engines.base import FacetCount, Vocabulary
from search.engines.cells import Cells
from search.engines.elasticsearch.queries import IS_PERSONAL, Body, Visible, build_base
from search.engines.terms import SEPARATOR
from search.facets import BY_KEY, STATES
from search.query import SearchQuery

EVERYTHING: Final = SearchQuery(states=frozenset(STATES))
#: More values than all facets have together; fewer than a server counts at most (65,535).
_ALL: Final = 50_000
_TOGETHER: Final = "together"
_STORIES: Final = "stories"
_INSIDE: Final = "inside"
_NONE: Final[frozenset[str]] = frozenset()


def build_counts(query: SearchQuery, filters: Mapping[str, Query]) -> Body:
    """Return the aggregations that a search needs.

    All facets without a filter are counted together. One with a filter is counted apart from the
    others, without its own filter, which must not count against its other values.
    """
    counts: Body = {}
    if query.narrows_personal:
        stories = Bool(filter=[*filters.values(), IS_PERSONAL])
        counts[_STORIES] = {"filter": stories.to_dict()}
    if not query.counted:
        return counts
    counts[_TOGETHER] = _inside(filters.values(), _values("facets"))
    for key in filters:
        others = [found for name, found in filters.items() if name != key]
        counts[key] = _inside(others, _values("facets", include=f"{key}{SEPARATOR}.*"))
    return counts


def read_facets(query: SearchQuery, answer: Mapping[str, Any]) -> dict[str, tuple[FacetCount, ...]]:
    """Return the counts of every facet that the page does not fix."""
    if not query.counted:
        return {}
    found = answer["aggregations"]
    together = _read_cells(query, found[_TOGETHER])
    facets = {}
    for key in BY_KEY:
        if key in query.fixed:
            continue
        selected = query.filters.get(key, _NONE)
        cells = _read_cells(query.without(key), found[key]) if selected else together
        facets[key] = cells.facet(key, selected)
    return facets


def count_stories(answer: Mapping[str, Any]) -> int:
    """Return how many personal stories a narrowing search matches."""
    return int(answer["aggregations"][_STORIES]["doc_count"])


def build_vocabulary(visible: Visible) -> Body:
    """Return a request for the values of all findable records."""
    return {
        "query": build_base(EVERYTHING, visible),
        "size": 0,
        "track_total_hits": False,
        "aggs": {name: _values(name) for name in ("facets", "tags")},
    }


def read_vocabulary(answer: Mapping[str, Any]) -> Vocabulary:
    """Return the values with their labels, but none that only a story or two hold."""
    cells = Cells()
    cells.add(_read_buckets(answer["aggregations"]["facets"]))
    cells.leave_out_small(everywhere=False)
    cells.add(_read_buckets(answer["aggregations"]["tags"]))
    return cells.vocabulary()


def _values(field: str, **options: str) -> Body:
    return {"terms": {"field": field, "size": _ALL, **options}}


def _inside(filters: Iterable[Query], values: Body) -> Body:
    chosen = list(filters)
    if not chosen:
        # A filter that lets everything through still costs a tenth of the whole request.
        return values
    return {"filter": Bool(filter=chosen).to_dict(), "aggs": {_INSIDE: values}}


def _read_cells(query: SearchQuery, answer: Mapping[str, Any]) -> Cells:
    cells = Cells()
    cells.add(_read_buckets(answer.get(_INSIDE, answer)))
    cells.leave_out_small(everywhere=query.narrows_personal)
    return cells


def _read_buckets(answer: Mapping[str, Any]) -> Iterable[tuple[str, int]]:
    return ((bucket["key"], bucket["doc_count"]) for bucket in answer["buckets"])
