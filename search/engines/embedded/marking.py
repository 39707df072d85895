"""Highlights of the hits on one page, as Tantivy finds them and we write them."""

from typing import Final

import tantivy

from search.engines.base import Highlights
from search.engines.embedded.queries import build_highlight
from search.engines.embedded.schema import SCHEMA
from search.highlight import FRAGMENT_LENGTH, mark, to_character_ranges
from search.query_text import TextQuery

#: Longer than any title or summary: those are shown whole.
_WHOLE: Final = 2_000


class Marker:
    """Marks the words of one search in documents."""

    def __init__(self, searcher: tantivy.Searcher, text: TextQuery) -> None:
        self._generators = {}
        for field in ("title", "summary", "body"):
            query = build_highlight(text, field)
            if query is not None:
                generator = tantivy.SnippetGenerator.create(searcher, query, SCHEMA, field)
                generator.set_max_num_chars(FRAGMENT_LENGTH if field == "body" else _WHOLE)
                self._generators[field] = generator

    def mark(self, document: tantivy.Document) -> Highlights:
        """Return a document's highlights; empty where no word stands."""
        if not self._generators:
            return Highlights()
        return Highlights(
            self._mark_whole(document, "title"),
            self._mark_whole(document, "summary"),
            self._mark_fragment(document),
        )

    def _mark_whole(self, document: tantivy.Document, field: str) -> tuple[str, ...]:
        snippet = self._generators[field].snippet_from_doc(document)
        ranges = [(found.start, found.end) for found in snippet.highlighted()]
        if not ranges:
            return ()
        # A snippet drops what stands before the first word and after the last one.
        text = str(document.get_first(field))
        start = snippet.fragment_range().start
        moved = [(start + first, start + last) for first, last in ranges]
        return (mark(text, to_character_ranges(text, moved)),)

    def _mark_fragment(self, document: tantivy.Document) -> tuple[str, ...]:
        snippet = self._generators["body"].snippet_from_doc(document)
        ranges = [(found.start, found.end) for found in snippet.highlighted()]
        if not ranges:
            return ()
        fragment = snippet.fragment()
        return (mark(fragment, to_character_ranges(fragment, ranges)),)
