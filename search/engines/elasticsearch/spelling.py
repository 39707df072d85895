"""The words that misspelt ones may have meant, asked for once a minute, and which words stand."""

from collections.abc import Sequence
from typing import Any, Final

from elasticsearch.dsl.query import Bool

from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.queries import Body, Visible, build_base
from search.engines.elasticsearch.text_queries import hold
from search.engines.kept import KeptSpelling
from search.query import SearchQuery
from search.spelling import (
    FEWEST_RECORDS,
    MOST_TITLE_WORDS,
    MOST_WORDS,
    Spelling,
    build_spelling,
)

#: Seconds. The list has megabytes; whether a word is unknown is asked of the index itself.
_FRESH: Final = 60.0


class WordList:
    """A process's copy of the words, and questions for single ones."""

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self._index = index
        self._kept = KeptSpelling(_FRESH)

    def load(self, visible: Visible) -> Spelling:
        """Return the words that may be offered."""
        # The server does not say whether it has changed: each state is another one.
        return self._kept.load(object(), lambda: self._collect(visible))

    def find_held(self, texts: Sequence[str], visible: Visible) -> frozenset[str]:
        """Return those of some texts that a findable record holds."""
        filters = {str(place): hold(text).to_dict() for place, text in enumerate(texts)}
        aggregations = {"held": {"filters": {"filters": filters}}}
        query = Bool(must_not=visible.excluded())
        answer = self._ask({"query": query.to_dict(), "aggs": aggregations})
        buckets = answer["aggregations"]["held"]["buckets"]
        return frozenset(
            text for place, text in enumerate(texts) if buckets[str(place)]["doc_count"]
        )

    def forget(self) -> None:
        """Ask anew: this process has changed the index."""
        self._kept.forget()

    def _collect(self, visible: Visible) -> Spelling:
        answer = self._ask(
            {
                "query": build_base(SearchQuery(), visible),
                "aggs": {
                    "words": _terms("words", MOST_WORDS, FEWEST_RECORDS),
                    "title_words": _terms("title_words", MOST_TITLE_WORDS, 1),
                },
            }
        )
        found = answer["aggregations"]
        counted, titled = (
            [(bucket["key"], bucket["doc_count"]) for bucket in found[name]["buckets"]]
            for name in ("words", "title_words")
        )
        return build_spelling(counted, titled)

    def _ask(self, body: Body) -> dict[str, Any]:
        with self._connection.open() as client:
            answer: dict[str, Any] = client.search(
                index=self._index,
                size=0,
                track_total_hits=False,
                allow_partial_search_results=False,
                **body,
            ).body
        return answer


def _terms(field: str, size: int, fewest: int) -> Body:
    return {"terms": {"field": field, "size": size, "min_doc_count": fewest}}
