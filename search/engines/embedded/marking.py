"""Highlights of the hits on one page, made here: Tantivy's own read every text to its end. Pure."""

import tantivy

from search.engines.base import Highlights
from search.marks import Marks, mark_fragment


def read_highlights(document: tantivy.Document, marks: Marks) -> Highlights:
    """Return a document's highlights; empty where nothing that was asked for stands."""
    title, summary, body = (
        str(document.get_first(name) or "") for name in ("title", "summary", "body")
    )
    return Highlights(marks.mark(title), marks.mark(summary), mark_fragment(body, marks))
