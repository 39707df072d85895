"""A text as words with their places. Linear in the length of the text."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from spellchecker import SpellChecker

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*", re.UNICODE)
_POSSESSIVE: Final = re.compile(r"['’]s$", re.IGNORECASE)
_BREAK: Final = re.compile(r"[.!?:;\n“”\"‘(\[•]")
_ABBREVIATED: Final = {"dr", "mr", "mrs", "ms", "prof", "st"}
#: How often films' subtitles must use a word before it counts as ordinary English.
_ORDINARY_FROM: Final = 60
_COMMON_FROM: Final = 8000


@dataclass(frozen=True)
class Word:
    """One word: as written, in lower case without possessive, and where."""

    text: str
    lower: str
    start: int
    end: int
    is_capital: bool
    is_initial: bool
    is_possessive: bool


def split_words(text: str) -> list[Word]:
    """Return the words of a text in order."""
    words: list[Word] = []
    previous_end = 0
    for match in _WORD.finditer(text):
        raw = match[0]
        bare = _POSSESSIVE.sub("", raw)
        gap = text[previous_end : match.start()]
        after_title = bool(words) and words[-1].lower in _ABBREVIATED and gap == ". "
        words.append(
            Word(
                text=bare,
                lower=bare.lower().replace("’", "'"),
                start=match.start(),
                end=match.start() + len(bare),
                is_capital=bare[0].isupper(),
                is_initial=not words or (bool(_BREAK.search(gap)) and not after_title),
                is_possessive=bare != raw,
            )
        )
        previous_end = match.end()
    return words


@cache
def _counts() -> tuple[frozenset[str], frozenset[str]]:
    counts = SpellChecker(language="en").word_frequency.dictionary
    ordinary = frozenset(word for word, count in counts.items() if count >= _ORDINARY_FROM)
    return ordinary, frozenset(word for word in ordinary if counts[word] >= _COMMON_FROM)


def ordinary_words() -> frozenset[str]:
    """Return the words of everyday English; the counts they come from are let go again."""
    return _counts()[0]


def is_common(word: str) -> bool:
    """Return whether a word is so common that a list of names alone is no evidence."""
    return word in _counts()[1]


def is_ordinary(word: str) -> bool:
    """Return whether a word in lower case is everyday English, British spelling included."""
    known = ordinary_words()
    return (
        word in known
        or all(part in known for part in word.split("-"))
        or word.replace("ae", "e").replace("oe", "e") in known
        or word.replace("isation", "ization") in known
        or (word.endswith("s") and word[:-1] in known)
    )
