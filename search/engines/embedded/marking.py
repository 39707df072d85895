"""Highlights of the hits on one page: Tantivy finds the fragment, we mark what stands in it."""

import tantivy
from tantivy import Occur, Query

from search.engines.base import Highlights
from search.engines.embedded.schema import SCHEMA
from search.highlight import FRAGMENT_LENGTH
from search.marks import Marks, mark_fragment
from search.query_text import TextQuery


class Marker:
    """Marks what one search asked for in documents."""

    def __init__(self, searcher: tantivy.Searcher, text: TextQuery) -> None:
        self._marks = Marks(text)
        self._generator = None
        if self._marks.terms:
            query = Query.boolean_query(
                [
                    (Occur.Should, Query.term_query(SCHEMA, "body", term))
                    for term in self._marks.terms
                ]
            )
            self._generator = tantivy.SnippetGenerator.create(searcher, query, SCHEMA, "body")
            self._generator.set_max_num_chars(FRAGMENT_LENGTH)

    def mark(self, document: tantivy.Document) -> Highlights:
        """Return a document's highlights; empty where nothing that was asked for stands."""
        if self._generator is None:
            return Highlights()
        return Highlights(
            self._marks.mark(str(document.get_first("title") or "")),
            self._marks.mark(str(document.get_first("summary") or "")),
            self._mark_fragment(self._generator, document),
        )

    def _mark_fragment(
        self, generator: tantivy.SnippetGenerator, document: tantivy.Document
    ) -> tuple[str, ...]:
        snippet = generator.snippet_from_doc(document)
        if not snippet.highlighted():
            return ()
        # Where words of an expression stand there without the others: seldom, so the whole is read.
        return self._marks.mark(snippet.fragment()) or mark_fragment(
            str(document.get_first("body") or ""), self._marks
        )
