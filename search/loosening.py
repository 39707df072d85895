"""Ways on from a search that found nothing: the same with less asked, and what to try instead.

Each way says how many records it leads to, and none leads to nothing. That costs an answer of the
index each, so it is done for an empty list alone, and not while search runs in reserve.
"""

from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from repository.taxonomy.snapshot import terms
from search import links
from search.blocked import Sight
from search.execute import run_search
from search.facets import DEFAULT_STATES
from search.missing import build_missing_href
from search.query import SearchQuery
from search.query_text import parse_text

#: The most that is offered of each kind: a sentence has many words, and a reader little patience.
MOST: Final = 6
SEARCH: Final = "/search/"


@dataclass(frozen=True)
class Loosener:
    """Counts what a search would find if it asked for less."""

    query: SearchQuery
    sight: Sight
    #: The page's own address.
    action: str
    #: Whether counting is cheap: not while the database answers.
    counts: bool

    def describe(self, text: str, query: SearchQuery, href: str) -> dict[str, Any]:
        """Return a way on; its count is None where nobody counted."""
        count = None
        if self.counts:
            asked = replace(query, page=1, page_size=1, counted=False)
            count = run_search(asked, self.sight).total
        return {"text": text, "href": href, "count": count}

    def without_filters(self) -> dict[str, Any]:
        """Return the same words in the same list, with no filter."""
        open_query = replace(
            self.query, filters={}, states=DEFAULT_STATES, year_from=None, year_to=None
        )
        return self.describe("", open_query, links.clear_href(self.action, self.query))

    def without_each(self, selected: list[dict[str, str]]) -> list[dict[str, Any]]:
        """Return the same search without each of its filters."""
        return [
            self.describe(
                f"{item['label']}: {item['value_label']}",
                _without(self.query, item["key"], item["value"]),
                item["remove_href"],
            )
            for item in selected[:MOST]
        ]

    def without_marks(self) -> list[dict[str, Any]]:
        """Return the same search with its phrases as words, and without its exclusions."""
        text = self.query.text
        if not (text.phrases or text.excluded):
            return []
        plain = " ".join([*text.runs, *text.phrases])
        if not plain:
            return []
        asked = replace(self.query, text=parse_text(plain))
        return [self.describe(plain, asked, links.text_href(self.action, self.query, plain))]

    def each_word(self) -> list[dict[str, Any]]:
        """Return each word alone, among all kinds of record."""
        text = self.query.text
        words = dict.fromkeys([*text.words, *(w for p in text.phrases for w in p.split())])
        if len(words) + len(text.excluded) < 2 and not self.query.fixed:  # noqa: PLR2004 - one word alone is the search itself
            return []
        return [
            self.describe(
                word,
                SearchQuery(text=parse_text(word)),
                links.build_href(SEARCH, [("q", word)]),
            )
            for word in list(words)[:MOST]
        ]


def build_ways_on(
    query: SearchQuery, sight: Sight, selected: list[dict[str, str]], action: str, *, counts: bool
) -> dict[str, Any]:
    """Return what an empty list offers.

    Args:
        query: what found nothing.
        sight: what may be shown now.
        selected: its filters, as the list shows them.
        action: the page's own address.
        counts: whether each way is counted, and left out when it leads to nothing.
    """
    loosener = Loosener(query, sight, action, counts)
    everywhere = replace(query, fixed={}, filters={}, year_from=None, year_to=None)
    return {
        "without_filters": _kept([loosener.without_filters()] if selected else []),
        "without_each": _kept(loosener.without_each(selected) if len(selected) > 1 else []),
        "without_marks": _kept(loosener.without_marks()),
        "all_kinds": _kept(
            [loosener.describe("", everywhere, links.build_href(SEARCH, _text_pairs(query)))]
            if query.fixed
            else []
        ),
        "words": _kept(loosener.each_word()),
        "areas": [
            {"text": label, "href": f"{SEARCH}?{urlencode({'priority_area': slug})}"}
            for slug, label in terms().areas.items()
        ],
        "missing_href": build_missing_href(action),
    }


def _without(query: SearchQuery, key: str, value: str) -> SearchQuery:
    if key == "year_from":
        return replace(query, year_from=None)
    if key == "year_to":
        return replace(query, year_to=None)
    if key == "state":
        return replace(query, states=(query.states - {value}) or DEFAULT_STATES)
    left = {
        name: values - {value} if name == key else values for name, values in query.filters.items()
    }
    return replace(query, filters={name: values for name, values in left.items() if values})


def _kept(ways: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [way for way in ways if way["count"] != 0]


def _text_pairs(query: SearchQuery) -> links.Pairs:
    return [("q", query.text.text)] if query.text.text else []
