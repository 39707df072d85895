"""The last resort: answers from the database by looking at every document. Needs no index."""

import datetime as dt
from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace
from typing import Final

from search import reference
from search.completion import Beginning
from search.engines.base import (
    Batch,
    Highlights,
    Hit,
    Reach,
    SearchResponse,
    Vocabulary,
)
from search.engines.kept import KeptSpelling
from search.query import SearchQuery
from search.reference_text import Entry
from search.spelling import Spelling


class DatabaseReader:
    """Answers from entries that stay as they are; says that the answer is degraded."""

    name: Final = "database"

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._spelling = KeptSpelling()

    def search(
        self, query: SearchQuery, blocked: frozenset[str], now: dt.datetime
    ) -> SearchResponse:
        """Answer a search."""
        return replace(reference.search(self._entries, query, blocked, now), degraded=True)

    def iterate_hits(
        self, query: SearchQuery, blocked: frozenset[str], now: dt.datetime, reach: Reach
    ) -> Generator[Batch, None, None]:
        """Return a search's hits in order."""
        whole = replace(query, page=1, page_size=reach.limit, counted=False)
        found = reference.search(self._entries, whole, blocked, now)
        hits = [replace(hit, highlights=Highlights()) for hit in found.hits]
        for start in range(0, max(1, len(hits)), reach.size):
            yield Batch(tuple(hits[start : start + reach.size]), found.total)

    def related(
        self, identifier: str, limit: int, blocked: frozenset[str], now: dt.datetime
    ) -> tuple[Hit, ...]:
        """Return the current records most like one record."""
        return reference.find_related(self._entries, identifier, limit, blocked, now)

    def complete(
        self, beginning: Beginning, limit: int, blocked: frozenset[str], now: dt.datetime
    ) -> tuple[Hit, ...]:
        """Return current records whose titles begin as typed."""
        return reference.complete(self._entries, beginning, limit, blocked, now)

    def vocabulary(self, blocked: frozenset[str], now: dt.datetime) -> Vocabulary:
        """Return the values that findable records hold."""
        return reference.collect_vocabulary(self._entries, blocked, now)

    def spelling(self, blocked: frozenset[str], now: dt.datetime) -> Spelling:
        """Return the words that may be offered; collected once, as the entries never change."""
        return self._spelling.load(
            (), lambda: reference.collect_spelling(self._entries, blocked, now)
        )

    def find_held(
        self, texts: Iterable[str], blocked: frozenset[str], now: dt.datetime
    ) -> frozenset[str]:
        """Return those of some texts that a findable record holds."""
        return reference.find_held(self._entries, texts, blocked, now)
