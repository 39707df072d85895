"""One page of the ranked list: stable, whichever process answers and in whatever segments."""

from typing import Final

import tantivy
from tantivy import DocAddress, Order, Query

from search.engines.base import count_pages
from search.engines.embedded.schema import NEWEST_KEY, REPLICATED_KEY, REVIEWED_KEY, TIE
from search.facets import NEWEST, REPLICATED, REVIEWED
from search.ranking import SCORE_DIGITS

Ranked = list[tuple[float, DocAddress]]
_SORT_FIELDS: Final = {
    NEWEST: NEWEST_KEY,
    REVIEWED: REVIEWED_KEY,
    REPLICATED: REPLICATED_KEY,
}
#: How far beyond the page to look at once: some more hits cost nothing, another search all again.
_BEYOND: Final = 100
#: How much further to look when records with equal scores go on beyond that.
_STRIDE: Final = 8


def count(searcher: tantivy.Searcher, query: Query) -> int:
    """Return how many documents match."""
    return _total(searcher.search(query, 1))


def select_page(
    searcher: tantivy.Searcher, query: Query, order: str, page: int, page_size: int
) -> tuple[int, int, Ranked]:
    """Return the total, the page shown (the last one at most) and its hits in order."""
    if page > 1:
        # Tantivy sets aside memory for all hits up to the page: never ask beyond the last one.
        page = min(page, count_pages(count(searcher, query), page_size))
    select = _select_sorted if order in _SORT_FIELDS else _select_best
    total, ranked = select(searcher, query, order, (page - 1) * page_size, page * page_size)
    return total, page, ranked


def _select_sorted(
    searcher: tantivy.Searcher, query: Query, order: str, start: int, stop: int
) -> tuple[int, Ranked]:
    """Select by date or number. The keys end in the identifier, so none are equal."""
    found = searcher.search(
        query, stop - start, offset=start, order_by_field=_SORT_FIELDS[order], order=Order.Asc
    )
    return _total(found), [(0.0, address) for _, address in found.hits]


def _select_best(
    searcher: tantivy.Searcher, query: Query, _order: str, start: int, stop: int
) -> tuple[int, Ranked]:
    """Select by score, then identifier.

    Where equal scores reach over the page's edge, all of them are fetched and put in order.
    """
    limit = stop + _BEYOND
    while True:
        found = searcher.search(query, limit)
        total = _total(found)
        hits = [(round(score, SCORE_DIGITS), address) for score, address in found.hits]
        if len(hits) >= total or hits[-1][0] < hits[stop - 1][0]:
            break
        limit = min(limit * _STRIDE, total)
    ties = searcher.fast_field_values(TIE, [address for _, address in hits])
    ranked = sorted(zip(hits, ties, strict=True), key=lambda item: (-item[0][0], item[1] or 0))
    return total, [hit for hit, _ in ranked[start:stop]]


def _total(result: tantivy.SearchResult) -> int:
    return int(result.count)  # type: ignore[attr-defined]  # there, but not in the stubs
