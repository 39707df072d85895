"""A search for the words that were probably meant, where misspelt ones were typed.

The words that may be offered are up to a minute old. Whether a word is unknown is asked of the
index itself before it is replaced, so that a word of a new record is never taken for a slip.
"""

import datetime as dt
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from search.analysis import is_stop_word
from search.engines.base import SearchReader, SearchResponse
from search.expressions import split_items
from search.lexicon import Lexicon
from search.query import SearchQuery
from search.query_text import TextQuery, find_plain_words, parse_text
from search.spelling import LONGEST, SHORTEST, find_nearest
from search.spelling_rules import find_variants

#: More unknown words than this are another language, or nothing at all.
MOST_UNKNOWN: Final = 6
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


def search_corrected(
    reader: SearchReader,
    query: SearchQuery,
    lexicon: Lexicon,
    blocked: frozenset[str],
    now: dt.datetime,
) -> SearchResponse:
    """Answer a search as it was meant; as it was typed where that finds nothing."""
    for meant, corrected in list_meanings(reader, query, lexicon, blocked, now):
        response = reader.search(meant, blocked, now)
        if response.total:
            return replace(response, corrected_query=corrected)
    return response


def list_meanings(
    reader: SearchReader,
    query: SearchQuery,
    lexicon: Lexicon,
    blocked: frozenset[str],
    now: dt.datetime,
) -> Iterator[tuple[SearchQuery, str | None]]:
    """Return a search put right, with its words, if it can be; then as it was typed."""
    corrected = "" if query.exact else correct(reader, query.text, lexicon, blocked, now)
    if corrected:
        yield replace(query, text=parse_text(corrected, lexicon)), corrected
    yield query, None


def correct(
    reader: SearchReader,
    query: TextQuery,
    lexicon: Lexicon,
    blocked: frozenset[str],
    now: dt.datetime,
) -> str:
    """Return what was typed with its misspelt words put right; nothing where none is."""
    text = query.text
    words = [word for word in find_words(text) if not lexicon.knows(word.text)]
    if not words:
        return ""
    spelling = reader.spelling(blocked, now)
    strange = [word for word in words if not spelling.holds(word.forms)]
    if not 0 < len(strange) <= MOST_UNKNOWN:
        return ""
    nearest = {word: find_nearest(word.text, spelling, lexicon) for word in strange}
    asked = {form for word, other in nearest.items() if other for form in word.forms}
    held = reader.find_held(asked, blocked, now) if asked else frozenset()
    corrected, hidden = text, _hidden(text, lexicon)
    # From the end, so that places before it stay where they are.
    for word, other in reversed(nearest.items()):
        if other and held.isdisjoint(word.forms):
            changed = corrected[: word.start] + _dress(other, word.text) + corrected[word.end :]
            if _hidden(changed, lexicon) <= hidden:
                corrected = changed
    return corrected if corrected != text else ""


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


def _hidden(text: str, lexicon: Lexicon) -> set[str]:
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
