"""Highlights of the hits on one page, made here: Tantivy's own read every text to its end."""

import json
from functools import cached_property, partial
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
        self._in_files = Marks(text, whole_phrases=True) if text.phrases else self._marks

    @cached_property
    def _files_generator(self) -> tantivy.SnippetGenerator:
        """Made for the first hit with files: few records have any."""
        query = Query.boolean_query(
            [
                (Occur.Should, Query.term_query(SCHEMA, ATTACHMENTS, term))
                for term in self._in_files.terms
            ]
        )
        generator = tantivy.SnippetGenerator.create(self._searcher, query, SCHEMA, ATTACHMENTS)
        generator.set_max_num_chars(FRAGMENT_LENGTH)
        return generator

    def mark(self, document: tantivy.Document, *, keep: bool) -> Highlights:
        """Return a document's highlights; empty where nothing that was asked for stands.

        Args:
            document: the document.
            keep: whether where its words stand may be kept in memory.
        """
        if not self._marks.texts:
            return Highlights()
        title, summary, text = (
            str(document.get_first(name) or "") for name in ("title", "summary", "body")
        )
        body = mark_fragment(text, self._marks, keep=keep)
        described = document.get_first(FILES)
        extracts: tuple[Extract, ...] = ()
        if described and not self._marks.are_shown((title, summary, *body)):
            extracts = self._find_extract(document, json.loads(bytes(described)))
        mark = partial(self._marks.mark, keep=keep)
        return Highlights(mark(title), mark(summary), body, extracts)

    def _find_extract(
        self, document: tantivy.Document, files: list[dict[str, Any]]
    ) -> tuple[Extract, ...]:
        snippet = self._files_generator.snippet_from_doc(document)
        if not snippet.highlighted():
            return ()
        return build_extract(snippet.fragment(), files, self._in_files) or find_extract(
            [str(text) for text in document.get_all(ATTACHMENTS)], files, self._in_files
        )
