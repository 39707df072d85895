"""What of a search is marked in the records it finds: words, and expressions as a whole. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import Final

from search.analysis import find_term, find_terms, is_stop_word, part
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
        by_first: dict[str, list[list[str]]] = defaultdict(list)
        for terms in sorted(set(read.values()), key=len, reverse=True):
            by_first[terms[0]].append(list(terms))
        self._by_first = dict(by_first)
        self._begun = _Begun(self._by_first)

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

    def mark(self, text: str) -> tuple[str, ...]:
        """Return a whole text with its marks, if there are any."""
        ranges = self.find_ranges(text)
        return (mark(text, ranges),) if ranges else ()

    def find_ranges(self, text: str) -> list[tuple[int, int]]:
        """Return where the expressions stand in a text, in characters; the longest one wins."""
        if not self._by_first:
            return []
        pieces = part(text)
        words = pieces[1::2]
        ranges = []
        end = done = 0
        # Most words begin nothing that is asked for: those are passed over quickly.
        begun = enumerate(map(self._begun.__getitem__, words))
        for place, expressions in [(place, found) for place, found in begun if found]:
            first = 2 * place + 1
            size = _measure(expressions, words, place) if first >= done else 0
            if size:
                start = end + len("".join(pieces[done:first]))
                done = first + 2 * size - 1
                end = start + len("".join(pieces[first:done]))
                ranges.append((start, end))
        return ranges


class _Begun(dict[str, Sequence[list[str]]]):
    """The expressions that a word begins, if any. Texts share most of their words."""

    def __init__(self, by_first: Mapping[str, Sequence[list[str]]]) -> None:
        super().__init__()
        self._by_first = by_first

    def __missing__(self, word: str) -> Sequence[list[str]]:
        found = self[word] = self._by_first.get(find_term(word), ())
        return found


def _measure(expressions: Iterable[list[str]], words: list[str], place: int) -> int:
    """Return the length of the longest of some expressions that begin at a place, or 0."""
    for expression in expressions:
        size = len(expression)
        if size == 1 or [find_term(word) for word in words[place : place + size]] == expression:
            return size
    return 0


def mark_fragment(text: str, marks: Marks) -> tuple[str, ...]:
    """Return the piece of a text around the first thing to be marked, with its marks."""
    # Most often it stands near the beginning, and the rest need not be read.
    ranges = marks.find_ranges(text[:_NEAR])
    if len(text) > _NEAR and (not ranges or ranges[0][0] > _NEAR - FRAGMENT_LENGTH):
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
