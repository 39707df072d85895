"""From a search to the bodies of requests: filters, order, page, highlights. Pure."""

import datetime as dt
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from elasticsearch.dsl.query import Bool, ConstantScore, Match, MatchAll, Query, Range, Term, Terms

from search.analysis import find_terms, is_stop_word
from search.documents import ATTACHMENTS
from search.engines.elasticsearch.mapping import WINDOW
from search.engines.elasticsearch.text_queries import (
    build_excluded,
    build_highlight,
    build_required,
)
from search.engines.terms import PERSONAL, filter_term, to_microseconds
from search.facets import BY_KEY, NEWEST, REPLICATED, REVIEWED, STATES
from search.highlight import FRAGMENT_LENGTH
from search.query import SearchQuery
from search.query_text import TextQuery
from search.ranking import RELATED_TITLE_WEIGHT, RELATED_WEIGHTS

Body = dict[str, Any]
SHOWN: Final = ["title", "summary", "card", "files", "personal"]
IS_PERSONAL: Final = Term(terms=PERSONAL)
_BEST: Final = [{"_score": "desc"}, {"identifier": "asc"}]
#: The keys end in the identifier, so none are equal.
_ORDERS: Final = {
    NEWEST: [{"newest_key": "asc"}],
    REVIEWED: [{"reviewed_key": "asc"}],
    REPLICATED: [{"replicated_key": "asc"}],
}


@dataclass(frozen=True)
class Visible:
    """What may be shown now: nothing blocked, no story whose time is over."""

    blocked: frozenset[str]
    now: dt.datetime

    def excluded(self) -> list[Query]:
        """Return queries for what may not be shown."""
        over: list[Query] = [Range(visible_until={"lte": to_microseconds(self.now)})]
        if self.blocked:
            over.append(Terms(identifier=sorted(self.blocked)))
        return over


def build_base(query: SearchQuery, visible: Visible) -> Body:
    """Return what holds for hits and for every count: all but the filters of facets."""
    excluded = [*visible.excluded(), *build_excluded(query.text)]
    # Few records are in the other states: leaving those out is quicker than asking for these.
    others = sorted(filter_term("state", state) for state in STATES.keys() - query.states)
    if others:
        excluded.append(Terms(terms=others))
    required = build_required(query.text)
    filters = [
        *(one_of(key, values) for key, values in query.fixed.items()),
        *(one_of(key, values) for key, values in query.filters.items() if key not in BY_KEY),
    ]
    years = {
        name: year
        for name, year in (("gte", query.year_from), ("lte", query.year_to))
        if year is not None
    }
    if years:
        filters.append(Range(year=years))
    if not required and not filters:
        filters.append(MatchAll())
    base: Body = Bool(filter=filters, must_not=excluded).to_dict()
    base["bool"]["must"] = required
    return base


def list_facet_filters(query: SearchQuery) -> dict[str, Query]:
    """Return the filters of facets by key: each is left out of its own facet's counts."""
    return {key: one_of(key, values) for key, values in query.filters.items() if key in BY_KEY}


def one_of(key: str, values: Iterable[str]) -> Query:
    """Return a query for records with one of a facet's values."""
    return Terms(terms=sorted(filter_term(key, value) for value in values))


def build_hits(
    query: SearchQuery, base: Body, filters: Iterable[Query], page: int, *, personal: bool = True
) -> Body:
    """Return a request for one page of hits.

    Args:
        query: the search.
        base: what `build_base` returned.
        filters: what narrows the hits but not every count.
        page: which page.
        personal: whether personal stories may be among the hits.
    """
    body: Body = {
        "query": base,
        "from": (min(page, last_page(query.page_size)) - 1) * query.page_size,
        "size": query.page_size,
        "sort": _ORDERS.get(query.order, _BEST),
        "track_total_hits": True,
    }
    narrowing = Bool(filter=list(filters), must_not=[] if personal else [IS_PERSONAL])
    if narrowing.to_dict()["bool"]:
        body["post_filter"] = narrowing.to_dict()
    # Marked here is all but the words of files, which are long and not read with the rest.
    highlight = build_highlight(query.text, ATTACHMENTS)
    if highlight is not None:
        body["highlight"] = _build_highlight(highlight)
    return body


def last_page(page_size: int) -> int:
    """Return the furthest page that can be asked for."""
    return max(1, WINDOW // page_size)


def choose_copy(text: TextQuery) -> str:
    """Return what keeps a search's pages on one copy of the index, whose scores differ a little."""
    return f"search-{zlib.crc32(text.text.encode()):08x}"


def build_related(
    source: Mapping[str, Any], identifier: str, limit: int, visible: Visible
) -> Body | None:
    """Return a request for the current records that share terms with one, if it has any."""
    shared: list[Query] = [
        ConstantScore(filter=Term(terms=term), boost=RELATED_WEIGHTS[term.split("=", 1)[0]])
        for term in source["terms"]
        if term.split("=", 1)[0] in RELATED_WEIGHTS
    ]
    telling = [word for word in source["title"].split() if not is_stop_word(word)]
    shared += [
        ConstantScore(filter=Match(title=word), boost=RELATED_TITLE_WEIGHT)
        for word in dict.fromkeys(telling)
        if find_terms(word)
    ]
    if not shared:
        return None
    query = Bool(
        must=[Bool(should=shared, minimum_should_match=1)],
        filter=[one_of("state", ["current"])],
        must_not=[*visible.excluded(), IS_PERSONAL, Term(identifier=identifier)],
    )
    return {"query": query.to_dict(), "size": limit, "sort": _BEST, "_source": SHOWN}


def _build_highlight(query: Query) -> Body:
    return {
        "highlight_query": query.to_dict(),
        # We mark: the server would mark each word of an expression by itself.
        "pre_tags": [""],
        "post_tags": [""],
        "fields": {ATTACHMENTS: {"number_of_fragments": 1, "fragment_size": FRAGMENT_LENGTH}},
    }


def to_keywords(body: Mapping[str, Any]) -> Body:
    """Return a body as the client's keyword arguments, which have no leading underscore."""
    return {"source" if key == "_source" else key: value for key, value in body.items()}
