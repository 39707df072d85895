"""Highlights of a hit: the server finds the fragment, we mark what stands in it. Pure."""

from collections.abc import Mapping
from typing import Any

from search.engines.base import Highlights
from search.marks import Marks


def read_highlights(found: Mapping[str, Any], marks: Marks) -> Highlights:
    """Return a hit's highlights; empty where nothing that was asked for stands."""
    source = found["_source"]
    fragments = found.get("highlight", {}).get("body", ())
    return Highlights(
        marks.mark(source["title"]),
        marks.mark(source["summary"]),
        tuple(html for fragment in fragments for html in marks.mark(fragment.strip())),
    )
