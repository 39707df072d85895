"""Highlights of a hit: the server finds the fragment, we mark what stands in it. Pure."""

from collections.abc import Mapping
from typing import Any

from search.documents import ATTACHMENTS
from search.engines.base import Highlights
from search.marks import Marks
from search.paged_text import Extract, build_extract


def read_highlights(found: Mapping[str, Any], marks: Marks, in_files: Marks) -> Highlights:
    """Return a hit's highlights; empty where nothing that was asked for stands."""
    source = found["_source"]
    fragments = found.get("highlight", {})
    title, summary = source["title"], source["summary"]
    body = tuple(html for text in fragments.get("body", ()) for html in marks.mark(text.strip()))
    extracts: tuple[Extract, ...] = ()
    if ATTACHMENTS in fragments and not marks.are_shown((title, summary, *body)):
        extracts = tuple(
            extract
            for text in fragments[ATTACHMENTS]
            for extract in build_extract(text, source["files"], in_files)
        )
    return Highlights(marks.mark(title), marks.mark(summary), body, extracts)
