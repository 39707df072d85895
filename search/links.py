"""Addresses of searches: the same search with one thing changed. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from search.facets import DEFAULT_STATES, FILTER_KEYS, RELEVANCE, TAG, Order
from search.query import PAGE_SIZE, SearchQuery

Pairs = list[tuple[str, str]]


def build_pairs(query: SearchQuery) -> Pairs:
    """Return a search as parameters, without what holds anyway."""
    pairs = [("q", query.text.text)] if query.text.text else []
    for key in FILTER_KEYS:
        pairs += [(key, value) for value in sorted(query.filters.get(key, ()))]
    for name in ("year_from", "year_to"):
        year = getattr(query, name)
        pairs += [(name, str(year))] if year is not None else []
    if query.states != DEFAULT_STATES:
        pairs += [("state", state) for state in sorted(query.states)]
    if query.sort != RELEVANCE:
        pairs.append(("sort", query.sort))
    if query.facet_sort != Order.COUNT.value:
        pairs.append(("facet_sort", query.facet_sort))
    if query.exact:
        pairs.append(("exact", "1"))
    if query.page_size != PAGE_SIZE:
        pairs.append(("page_size", str(query.page_size)))
    return pairs


def build_href(action: str, pairs: Pairs) -> str:
    """Return an address with parameters."""
    return f"{action}?{urlencode(pairs)}" if pairs else action


def page_href(action: str, pairs: Pairs, page: int) -> str:
    """Return the address of a page of the search that some parameters are."""
    return build_href(action, [*pairs, ("page", str(page))] if page > 1 else pairs)


def remove_href(action: str, query: SearchQuery, name: str, value: str) -> str:
    """Return the address of the same search without one chosen value."""
    return build_href(action, [pair for pair in build_pairs(query) if pair != (name, value)])


def clear_href(action: str, query: SearchQuery) -> str:
    """Return the address of the same words and order without any filter."""
    kept = {"q", "sort", "facet_sort", "exact", "page_size"}
    return build_href(action, [pair for pair in build_pairs(query) if pair[0] in kept])


def exact_href(action: str, query: SearchQuery) -> str:
    """Return the address of the same search for these very words."""
    return build_href(action, build_pairs(replace(query, exact=True)))


def text_href(action: str, query: SearchQuery, text: str) -> str:
    """Return the address of the same search for another text."""
    other = replace(query, text=replace(query.text, text=text), exact=False)
    return build_href(action, build_pairs(other))


def saved_pairs(query: SearchQuery, corrected: str | None = None) -> Pairs:
    """Return what a search is for, whatever its order and page, as a search of all types.

    Args:
        query: the search; the type of a list page becomes one of its filters.
        corrected: its words put right, where some were misspelt.
    """
    text = replace(query.text, text=corrected) if corrected else query.text
    return _whole_pairs(replace(query, text=text, sort=RELEVANCE))


def export_href(query: SearchQuery, extension: str) -> str:
    """Return the address of everything the search finds, as a file."""
    return build_href(f"/search/export.{extension}", _whole_pairs(query))


def feed_href(query: SearchQuery) -> str:
    """Return the address of the newest of what the search finds, as a feed."""
    return build_href("/search/feed/", _whole_pairs(replace(query, sort=RELEVANCE)))


def query_string(query: SearchQuery) -> str:
    """Return a search as rooms above read it anew, whatever its page."""
    return urlencode(_whole_pairs(query))


def search_href(query: SearchQuery) -> str:
    """Return the address of the search page for the same search, also when a list page asked."""
    return build_href("/search/", _whole_pairs(query))


def _whole_pairs(query: SearchQuery) -> Pairs:
    """Return a search as parameters without pages, and with the filters that a page fixes."""
    filters = {**query.filters, **query.fixed}
    plain = replace(query, facet_sort=Order.COUNT.value, page_size=PAGE_SIZE)
    return build_pairs(replace(plain, filters=filters))


def hidden_pairs(query: SearchQuery) -> Pairs:
    """Return what a form must carry along because no visible field does."""
    return [pair for pair in build_pairs(query) if pair[0] in {TAG, "page_size"}]


def shown_pages(page: int, pages: int) -> Iterator[int]:
    """Return the pages linked to: the first, the last, and those around this one."""
    for number in range(1, pages + 1):
        if number in {1, pages} or abs(number - page) <= 1:
            yield number


def build_page_links(page: int, pages: int, href: Callable[[int], str]) -> list[dict[str, Any]]:
    """Return links to pages of a list; one without a number stands for those left out.

    Args:
        page: the one that is shown.
        pages: how many there are.
        href: makes the address of a page of its number.
    """
    items: list[dict[str, Any]] = []
    before = 0
    for number in shown_pages(page, pages):
        if number > before + 1:
            items.append({"number": None, "href": "", "current": False})
        items.append({"number": number, "href": href(number), "current": number == page})
        before = number
    return items
