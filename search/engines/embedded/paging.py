"""One page of the ranked list: stable, whichever process answers and in whatever segments."""

import tantivy
from tantivy import DocAddress, Order, Query

from search.engines.embedded.schema import NEWEST_KEY, REVIEWED_KEY, TIE
from search.facets import NEWEST, REVIEWED
from search.ranking import SCORE_DIGITS

Ranked = list[tuple[float, DocAddress]]
_SORT_FIELDS = {NEWEST: NEWEST_KEY, REVIEWED: REVIEWED_KEY}
#: How much further to look when records with equal scores go on beyond the page.
_STRIDE = 8


def count(searcher: tantivy.Searcher, query: Query) -> int:
    """Return how many documents match."""
    return _count_of(searcher.search(query, 1))


def select_page(
    searcher: tantivy.Searcher, query: Query, order: str, start: int, stop: int
) -> Ranked:
    """Return the hits from start to stop: best, newest or last reviewed first, then by identifier.

    The sort keys of dates end in the identifier. Scores do not: where equal ones reach over the
    page's edge, all of them are fetched and put in order.
    """
    if order in _SORT_FIELDS:
        found = searcher.search(
            query,
            stop - start,
            offset=start,
            order_by_field=_SORT_FIELDS[order],
            order=Order.Asc,
        )
        return [(0.0, address) for _, address in found.hits]
    limit = stop + 1
    while True:
        found = searcher.search(query, limit)
        hits = [(round(score, SCORE_DIGITS), address) for score, address in found.hits]
        if len(hits) < limit or hits[-1][0] < hits[stop - 1][0]:
            break
        limit *= _STRIDE
    ties = searcher.fast_field_values(TIE, [address for _, address in hits])
    ranked = sorted(zip(hits, ties, strict=True), key=lambda item: (-item[0][0], item[1] or 0))
    return [hit for hit, _ in ranked[start:stop]]


def _count_of(result: tantivy.SearchResult) -> int:
    return int(result.count)  # type: ignore[attr-defined]  # there, but not in the stubs
