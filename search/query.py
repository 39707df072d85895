"""A search as a value: what is asked, before any engine sees it. Pure; no engine syntax."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from search.facets import DEFAULT_STATES, NEWEST, PERSONAL_KEYS, RELEVANCE, Order
from search.query_text import TextQuery

PAGE_SIZE: Final = 20
MAX_PAGE_SIZE: Final = 100

Values = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Notice:
    """Something the reader should know about how their search was read or answered."""

    code: str
    text: str
    #: The parameter it is about, if one.
    parameter: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the notice as the contract shows it."""
        return {"code": self.code, "text": self.text}


@dataclass(frozen=True)
class SearchQuery:
    """One search: text, filters (OR within a key, AND across keys), switches, order, page."""

    text: TextQuery = field(default_factory=TextQuery)
    filters: Values = field(default_factory=dict)
    #: Filters that belong to the page itself, such as the type of a list page.
    fixed: Values = field(default_factory=dict)
    states: frozenset[str] = DEFAULT_STATES
    year_from: int | None = None
    year_to: int | None = None
    sort: str = RELEVANCE
    #: How the values of facets without an order of their own are listed.
    facet_sort: str = Order.COUNT.value
    page: int = 1
    page_size: int = PAGE_SIZE
    #: Search for these very words: no spelling correction (offered after a corrected search).
    exact: bool = False
    #: Whether facets are wanted; a short list on another page needs none.
    counted: bool = True

    @property
    def order(self) -> str:
        """Return the order that applies: without words to match, the newest come first."""
        ranks = self.text.concepts or self.text.phrases
        return NEWEST if self.sort == RELEVANCE and not ranks else self.sort

    @property
    def narrows_personal(self) -> bool:
        """Whether a filter is active through which a personal story could be singled out."""
        return any(key in PERSONAL_KEYS for key in (*self.filters, *self.fixed))

    def without(self, key: str) -> "SearchQuery":
        """Return the same search without one key's filter."""
        return replace(self, filters={k: v for k, v in self.filters.items() if k != key})

    def with_only(self, key: str, value: str) -> "SearchQuery":
        """Return the same search with one key narrowed to one value alone."""
        return replace(self, filters={**self.filters, key: frozenset({value})}, page=1)
