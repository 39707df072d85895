"""Highlights of a hit, made here: the server takes longer to mark a page than to find it. Pure."""

from collections.abc import Mapping
from typing import Any

from search.engines.base import Highlights
from search.marks import Marks, mark_fragment


def read_highlights(found: Mapping[str, Any], marks: Marks) -> Highlights:
    """Return a hit's highlights; empty where nothing that was asked for stands."""
    source = found["_source"]
    return Highlights(
        marks.mark(source["title"]),
        marks.mark(source["summary"]),
        mark_fragment(source["body"], marks),
    )
