"""Highlights of the hits on one page: Tantivy finds the fragment, we mark what stands in it."""

import json
from functools import cached_property
from typing import Any

import tantivy
from tantivy import Occur, Query

from search.documents import ATTACHMENTS
from search.engines.base import Highlights
from search.engines.embedded.schema import FILES, SCHEMA
from search.highlight import FRAGMENT_LENGTH
from search.marks import Marks, mark_fragment
from search.paged_text import Extract, build_extract, find_extract
from search.query_text import TextQuery


class Marker:
    """Marks what one search asked for in documents."""

    def __init__(self, searcher: tantivy.Searcher, text: TextQuery) -> None:
        self._searcher = searcher
        self._marks = Marks(text)
        self._in_files = Marks(text, whole_phrases=True)
        self._generator = self._build_generator("body", self._marks) if self._marks.terms else None

    @cached_property
    def _files_generator(self) -> tantivy.SnippetGenerator:
        """Made for the first hit with files: few records have any."""
        return self._build_generator(ATTACHMENTS, self._in_files)

    def _build_generator(self, field: str, marks: Marks) -> tantivy.SnippetGenerator:
        query = Query.boolean_query(
            [(Occur.Should, Query.term_query(SCHEMA, field, term)) for term in marks.terms]
        )
        generator = tantivy.SnippetGenerator.create(self._searcher, query, SCHEMA, field)
        generator.set_max_num_chars(FRAGMENT_LENGTH)
        return generator

    def mark(self, document: tantivy.Document) -> Highlights:
        """Return a document's highlights; empty where nothing that was asked for stands."""
        if self._generator is None:
            return Highlights()
        title, summary = (str(document.get_first(name) or "") for name in ("title", "summary"))
        body = self._mark_fragment(self._generator, document)
        described = document.get_first(FILES)
        extracts: tuple[Extract, ...] = ()
        if described and not self._marks.are_shown((title, summary, *body)):
            extracts = self._find_extract(document, json.loads(bytes(described)))
        return Highlights(self._marks.mark(title), self._marks.mark(summary), body, extracts)

    def _find_extract(
        self, document: tantivy.Document, files: list[dict[str, Any]]
    ) -> tuple[Extract, ...]:
        snippet = self._files_generator.snippet_from_doc(document)
        if not snippet.highlighted():
            return ()
        return build_extract(snippet.fragment(), files, self._in_files) or find_extract(
            [str(text) for text in document.get_all(ATTACHMENTS)], files, self._in_files
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
