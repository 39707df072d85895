"""Found words marked in text: escaped HTML in which only `<mark>` is an element. Pure."""

from collections.abc import Iterable
from html import escape
from typing import Final

#: Two lines of a result on a phone.
FRAGMENT_LENGTH: Final = 240


def mark(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """Return a text as HTML with the given character ranges marked."""
    # Most texts hold nothing to escape, which one look tells.
    show = str if escape(text) == text else escape
    parts: list[str] = []
    done = 0
    for start, end in sorted(ranges):
        if start < done or end <= start:
            continue
        parts += [show(text[done:start]), "<mark>", show(text[start:end]), "</mark>"]
        done = end
    return "".join([*parts, show(text[done:])])


def cut_fragment(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a readable piece of a text around a range, cut between words."""
    first = max(0, start - FRAGMENT_LENGTH // 3)
    last = min(len(text), max(end, first + FRAGMENT_LENGTH))
    if first > 0:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else start
    if last < len(text):
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else end
    return first, last
