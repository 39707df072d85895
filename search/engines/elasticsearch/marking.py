"""What the server marked, as escaped HTML in which only `<mark>` is an element. Pure."""

import re
from collections.abc import Mapping, Sequence

from search.engines.base import Highlights
from search.engines.elasticsearch.mapping import MARK_END, MARK_START
from search.highlight import mark

_MARKED = re.compile(f"[{MARK_START}{MARK_END}]")


def read_highlights(found: Mapping[str, Sequence[str]]) -> Highlights:
    """Return a hit's highlights; empty where no word stands."""
    return Highlights(*(_read(found.get(name, ())) for name in ("title", "summary", "body")))


def _read(fragments: Sequence[str]) -> tuple[str, ...]:
    return tuple(_mark(fragment) for fragment in fragments)


def _mark(fragment: str) -> str:
    """Turn the server's marks into places in the text, and escape the text ourselves."""
    ranges: list[tuple[int, int]] = []
    start = 0
    place = 0
    for number, piece in enumerate(_MARKED.split(fragment.strip())):
        # The marks alternate: every second piece stands between a start and an end.
        start, place = place, place + len(piece)
        if number % 2:
            ranges.append((start, place))
    return mark(_MARKED.sub("", fragment.strip()), ranges)
