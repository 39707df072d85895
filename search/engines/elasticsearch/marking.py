"""Highlights of a hit, made here: the server takes longer to mark a page than to find it. Pure."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from search.documents import ATTACHMENTS
from search.engines.base import Highlights
from search.marks import Marks, mark_fragment
from search.paged_text import Extract, build_extract


def read_highlights(found: Mapping[str, Any], marks: Marks, in_files: Marks) -> Highlights:
    """Return a hit's highlights; empty where nothing that was asked for stands."""
    source = found["_source"]
    title, summary = source["title"], source["summary"]
    keep = not source["personal"]
    body = mark_fragment(source["body"], marks, keep=keep)
    fragments = found.get("highlight", {}).get(ATTACHMENTS, ())
    extracts: tuple[Extract, ...] = ()
    if fragments and not marks.are_shown((title, summary, *body)):
        extracts = tuple(
            extract
            for text in fragments
            for extract in build_extract(text, source["files"], in_files)
        )
    mark = partial(marks.mark, keep=keep)
    return Highlights(mark(title), mark(summary), body, extracts)
