"""Text in which each space tells its page, and what of it is shown of a hit. Pure.

The engines find the best piece of a long text quickly, but do not say where it stood. So the words
of a page stand between characters that are no words in any engine, one character for each page:
whatever piece comes back tells its page by itself.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from search.analysis import find_terms
from search.highlight import FRAGMENT_LENGTH, cut_fragment, mark
from search.marks import Marks

#: Characters that Unicode leaves to private use: in no text that was read from a file.
_FIRST: Final = 0xE000
#: Pages of all files of a record.
MOST_PAGES: Final = 6_400
_SPACES: Final = f"{chr(_FIRST)}-{chr(_FIRST + MOST_PAGES - 1)}"
_SPACE: Final = re.compile(f"[{_SPACES}]")
#: A page begins and ends with its own space.
_PAGE: Final = re.compile(rf"([{_SPACES}])(?:[^{_SPACES}]*\1)*")
#: Marks on a page that are looked at: their number counts twice.
_MOST_MARKS: Final = 200
#: Characters. Longer than any word.
_NEAR: Final = 200


class Extract(NamedTuple):
    """Where in a file the words of a search stand."""

    title: str
    url: str
    #: A Word file has none.
    page: int | None
    #: Escaped HTML in which only `<mark>` is an element.
    fragment: str


def join_pages(pages: Sequence[str], first: int) -> str:
    """Return pages as one text whose spaces tell them; `first` is the first one's number."""
    return "".join(
        space + space.join(page.split()) + space
        for space, page in zip(map(chr, range(_FIRST + first, 0xFFFF)), pages, strict=False)
        if page
    )


def find_extract(
    texts: Sequence[str], files: Sequence[Mapping[str, Any]], marks: Marks
) -> tuple[Extract, ...]:
    """Return what is shown of whole attachments: of the page that holds most of what is marked.

    Reads all of it, which takes 12 ms for 100,000 characters (measured).
    """
    wanted = [_pad(expression) for expression in marks.texts]
    best, most = "", 0
    for page in (page[0] for text in texts for page in _PAGE.finditer(text)):
        terms = _pad(page)
        count = sum(expression in terms for expression in wanted)
        if count > most:
            best, most = page, count
    if best:
        return build_extract(best, files, marks)
    # A phrase may run on from one page to the next.
    found = (build_extract(text, files, marks) for text in texts)
    return next((extract for extract in found if extract), ())


def build_extract(
    piece: str, files: Sequence[Mapping[str, Any]], marks: Marks
) -> tuple[Extract, ...]:
    """Return what is shown of a piece of the attachments' text, if anything is marked in it.

    Args:
        piece: any part of the text.
        files: what the attachments say of themselves.
        marks: what the search marks.
    """
    plain = _SPACE.sub(" ", piece)
    ranges = marks.find_ranges(plain)
    if not ranges:
        return ()
    start, end = _find_densest(ranges)
    # The space on either side of a word is its own page's, and the nearest one is next to it.
    spaces = _SPACE.findall(piece[max(0, start - _NEAR) : start])[-1:]
    spaces = spaces or _SPACE.findall(piece[end : end + _NEAR])[:1]
    if not spaces:
        return ()
    number = ord(spaces[0]) - _FIRST
    page_start, page_end = _find_page(piece, start, end, spaces[0])
    file = max((file for file in files if file["first"] <= number), key=lambda file: file["first"])
    first, last = cut_fragment(plain[:page_end], start, end)
    first = max(first, page_start)
    inside = [(a - first, b - first) for a, b in ranges if first <= a and b <= last]
    page = number - file["first"] + 1 if file["paged"] else None
    fragment = mark(plain[first:last], inside).strip()
    return (Extract(file["title"], file["url"], page, fragment),)


def _find_page(piece: str, start: int, end: int, own: str) -> tuple[int, int]:
    """Return how far a page reaches on either side of a mark on it."""
    others = re.compile(f"(?!{own})[{_SPACES}]")
    before = list(others.finditer(piece, max(0, start - FRAGMENT_LENGTH), start))
    after = others.search(piece, end)
    return before[-1].end() if before else 0, after.start() if after else len(piece)


def _find_densest(ranges: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the first mark of those that stand closest together."""
    looked_at = ranges[:_MOST_MARKS]

    def count(place: tuple[int, int]) -> int:
        return sum(place[0] <= start < place[0] + FRAGMENT_LENGTH // 2 for start, _ in looked_at)

    return max(looked_at, key=count)


def _pad(text: str) -> str:
    return f" {' '.join(find_terms(text))} "
