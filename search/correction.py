"""The words that were probably meant, where misspelt ones were typed.

The words that may be offered are up to a minute old. Whether a word is unknown is asked of the
index itself before it is replaced, so that a word of a new record is never taken for a slip.
"""

import datetime as dt
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from search.analysis import is_stop_word
from search.engines.base import SearchReader
from search.english import is_english
from search.expressions import split_items
from search.lexicon import Lexicon
from search.query_text import TextQuery, find_plain_words
from search.spelling import LONGEST, SHORTEST, choose, list_near
from search.spelling_rules import find_variants

#: More unknown words than this are another language, or nothing at all.
MOST_UNKNOWN: Final = 6
#: More is a list of guesses. Each costs a look whether it finds anything.
MOST_OFFERED: Final = 3
#: In capitals, this short, it is an abbreviation.
_LONGEST_ABBREVIATION: Final = 6
_EDGES: Final = string.punctuation + "‘’“”…–—"
#: Codes, addresses, amounts.
_NO_WORD: Final = re.compile(r"[\d_@.:\\]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Word:
    """A word that was typed, and where it stands."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.text)

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the ways to write it that all find the same."""
        return (self.text, *find_variants(self.text))


@dataclass(frozen=True)
class Correction:
    """What was probably typed by mistake."""

    #: With the misspelt words put right; nothing where none is.
    text: str = ""
    #: What may have been meant as well, or where no word is near enough to be sure.
    others: tuple[str, ...] = ()


def correct(
    reader: SearchReader,
    query: TextQuery,
    lexicon: Lexicon,
    blocked: frozenset[str],
    now: dt.datetime,
) -> Correction:
    """Return what was typed with its misspelt words put right, and what else they may have been."""
    text = query.text
    words = [word for word in find_words(text) if not lexicon.knows(word.text)]
    if not words:
        return Correction()
    spelling = reader.spelling(blocked, now)
    strange = [word for word in words if not spelling.holds(word.forms)]
    if not 0 < len(strange) <= MOST_UNKNOWN:
        return Correction()
    nearest = {word: list_near(word.text, spelling, lexicon) for word in strange}
    asked = {form for word, near in nearest.items() if near for form in word.forms}
    held = reader.find_held(asked, blocked, now) if asked else frozenset()
    slips = {word: near for word, near in nearest.items() if near and held.isdisjoint(word.forms)}
    hidden = find_hidden(text, lexicon)
    chosen: dict[Word, str] = {}
    for word, near in reversed(slips.items()):
        # “Scared” is no slip of “shared”, though no record says it: at most that is offered.
        other = "" if is_english(word.text) else choose(word.text, near)
        if other and find_hidden(_write(text, {**chosen, word: other}), lexicon) <= hidden:
            chosen[word] = other
    others = [
        _write(text, {**chosen, word: other})
        for word, near in slips.items()
        for other in near
        if other != chosen.get(word)
    ]
    corrected = _write(text, chosen)
    return Correction(corrected if corrected != text else "", tuple(others[:MOST_OFFERED]))


def find_words(text: str) -> Iterator[Word]:
    """Return the words of a search that may be put right: no phrase, exclusion, code or number."""
    for start, end in find_plain_words(text):
        part = text[start:end]
        if _NO_WORD.search(part.strip(_EDGES)):
            continue
        for match in _LETTERS.finditer(part):
            word = match[0]
            if not SHORTEST <= len(word) <= LONGEST or is_stop_word(word):
                continue
            if word.isupper() and len(word) <= _LONGEST_ABBREVIATION:
                continue
            yield Word(word, start + match.start())


def _write(text: str, chosen: Mapping[Word, str]) -> str:
    """Return a text with some of its words replaced."""
    # From the end, so that places before it stay where they are.
    for word in sorted(chosen, key=lambda word: word.start, reverse=True):
        text = text[: word.start] + _dress(chosen[word], word.text) + text[word.end :]
    return text


def find_hidden(text: str, lexicon: Lexicon) -> set[str]:
    """Return the expressions of a text that are never to be offered."""
    items = split_items(text)
    return {
        key
        for first in range(len(items))
        for size in range(1, lexicon.longest + 1)
        if (key := lexicon.find_hidden(items[first : first + size]))
    }


def _dress(word: str, typed: str) -> str:
    """Return a word in the capitals of another."""
    if typed.isupper():
        return word.upper()
    return word.capitalize() if typed[0].isupper() else word
