"""What of a search is marked in the records it finds: words, and expressions as a whole. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable
from html import unescape
from typing import Final

from search.analysis import find_places, find_terms, is_stop_word, keep_places
from search.highlight import FRAGMENT_LENGTH, cut_fragment, mark
from search.meaning import Strength
from search.query_text import TextQuery
from search.ranking import ALTERNATIVE_WEIGHTS

_MARK: Final = re.compile("</?mark>")

#: Characters of a text that are read first: some fragments.
_NEAR: Final = 600


class Marks:
    """The expressions of one search. A synonym of several words is marked only where it stands."""

    def __init__(self, text: TextQuery, *, whole_phrases: bool = False) -> None:
        """Read a search.

        Args:
            text: the search.
            whole_phrases: whether a quoted phrase is to be found where it stands, and nothing
                beside it.
        """
        found = [alternative for c in text.concepts for alternative in c.texts(*Strength)]
        found += [part for concept in text.concepts for part in concept.parts]
        if whole_phrases and text.phrases:
            found = list(text.phrases)
        else:
            # A quoted phrase is in every record found, so its telling words are enough.
            found += _telling(word for phrase in text.phrases for word in phrase.split())
        self._asked = [
            *(concept.texts(*ALTERNATIVE_WEIGHTS) for concept in text.concepts),
            *((phrase,) for phrase in text.phrases),
        ]
        #: What is to be marked, as it was typed or is kept as a synonym.
        read = {text: terms for text in found if (terms := find_terms(text))}
        self.texts = tuple(read)
        by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for terms in sorted(set(read.values()), key=len, reverse=True):
            by_first[terms[0]].append(terms)
        self._by_first = dict(by_first)

    @property
    def terms(self) -> tuple[str, ...]:
        """Return every term that may be part of a mark; words that say nothing are left out."""
        everything = (
            term
            for expressions in self._by_first.values()
            for terms in expressions
            for term in terms
            if len(terms) == 1 or not is_stop_word(term)
        )
        return tuple(dict.fromkeys(everything))

    def are_shown(self, fragments: Iterable[str]) -> bool:
        """Return whether each thing that was asked for stands in what is shown already."""
        shown = "\n".join(_pad(unescape(_MARK.sub("", html))) for html in fragments)
        return all(any(_pad(text) in shown for text in texts) for texts in self._asked)

    def mark(self, text: str, *, keep: bool = False) -> tuple[str, ...]:
        """Return a whole text with its marks, if there are any."""
        ranges = self.find_ranges(text, keep=keep)
        return (mark(text, ranges),) if ranges else ()

    def find_ranges(self, text: str, *, keep: bool = False) -> list[tuple[int, int]]:
        """Return where the expressions stand in a text, in characters; the longest one wins.

        Args:
            text: the text.
            keep: whether where its words stand may be kept in memory: not of a person's story.
        """
        if not self._by_first:
            return []
        terms, starts, ends = keep_places(text) if keep else find_places(text)
        ranges = []
        done = 0
        # Most words begin nothing that is asked for: those are passed over quickly.
        for place in [place for place, term in enumerate(terms) if term in self._by_first]:
            size = _measure(self._by_first[terms[place]], terms, place) if place >= done else 0
            if size:
                done = place + size
                ranges.append((starts[place], ends[done - 1]))
        return ranges


def _measure(expressions: Iterable[tuple[str, ...]], terms: tuple[str, ...], place: int) -> int:
    """Return the length of the longest of some expressions that begin at a place, or 0."""
    for expression in expressions:
        size = len(expression)
        if size == 1 or terms[place : place + size] == expression:
            return size
    return 0


def mark_fragment(text: str, marks: Marks, *, keep: bool = False) -> tuple[str, ...]:
    """Return the piece of a text around the first thing to be marked, with its marks."""
    # Most often it stands near the beginning, and the rest need not be read.
    ranges = marks.find_ranges(text[:_NEAR], keep=keep)
    if len(text) > _NEAR and (not ranges or ranges[0][0] > _NEAR - FRAGMENT_LENGTH):
        # A whole text is long, and seldom needed: it is not kept.
        ranges = marks.find_ranges(text)
    if not ranges:
        return ()
    first, last = cut_fragment(text, *ranges[0])
    inside = [(a - first, b - first) for a, b in ranges if first <= a and b <= last]
    return (mark(text[first:last], inside),)


def _pad(text: str) -> str:
    return f" {' '.join(find_terms(text))} "


def _telling(words: Iterable[str]) -> list[str]:
    return [word for word in words if not is_stop_word(word)]
