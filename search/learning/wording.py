"""What of a search may be kept: its words when every one of them is known, or else their number.

Somebody may type a patient's name. So no word is ever kept that is not in the site's own
vocabulary already, whether or not it looks like a name. Pure.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from search.analysis import is_stop_word
from search.completion import split_words
from search.english import is_english
from search.learning.identifying import may_identify
from search.lexicon import EMPTY, Lexicon
from search.spelling import Spelling, find_one_edit_away
from search.spelling_rules import find_variants

#: A question has fewer words. A paragraph is somebody's own account, however common its words.
MOST_WORDS: Final = 20
MOST_CHARACTERS: Final = 200
#: Words of a search beyond this are not even counted.
MOST_COUNTED: Final = 64
_POSSESSIVE: Final = re.compile(r"[’'ʼ]s\b", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """The site's vocabulary: words of records, synonyms, and labels that editors keep."""

    spelling: Spelling = field(default_factory=Spelling)
    lexicon: Lexicon = EMPTY
    labels: frozenset[str] = frozenset()
    #: Words that some record holds without their being known, such as names: they are no slips.
    held: frozenset[str] = frozenset()

    def has(self, word: str) -> bool:
        """Return whether a folded word is known in some way of writing it."""
        return (
            is_stop_word(word)
            or word in self.labels
            or self.lexicon.knows(word)
            or (word.isalpha() and self.spelling.holds(list_forms(word)))
        )

    def find_all(self, words: Sequence[str], *, exact: bool) -> list[str]:
        """Return for each folded word itself if it is known, else the one meant, else nothing."""
        found = [word if self.has(word) else "" for word in words]
        for place, (first, second) in enumerate(pairwise(words)):
            # An amount stands among the synonyms as one: “1500 ml”.
            if first.isdecimal() and self.lexicon.knows(f"{first} {second}"):
                found[place : place + 2] = [first, second]
        if exact:
            return found
        return [kept or self._mend(word) for kept, word in zip(found, words, strict=True)]

    def list_slips(self, text: str) -> list[str]:
        """Return the words of a text that seem to be slips of known ones."""
        words = list_words(text)[:MOST_WORDS]
        return [word for word in words if not self.has(word) and self._mend(word)]

    def _mend(self, word: str) -> str:
        if is_english(word) or not self.held.isdisjoint(list_forms(word)):
            return ""
        return find_one_edit_away(word, self.spelling, self.lexicon)


@dataclass(frozen=True)
class Wording:
    """What may be kept of a search's words."""

    #: Known words alone; empty when one was unknown, or all of them might point to somebody.
    text: str
    words: int


def list_forms(word: str) -> tuple[str, ...]:
    """Return the ways to write a word."""
    return (word, *find_variants(word))


def list_words(text: str) -> list[str]:
    """Return the words of a text, folded; “women’s” is “women”."""
    return split_words(_POSSESSIVE.sub("", text))


def read_wording(text: str, known: Known, *, exact: bool = False) -> Wording:
    """Return what may be kept of what somebody typed.

    A slip is kept as the word that was probably meant: what was typed is nobody's vocabulary.

    Args:
        text: as typed.
        known: the site's vocabulary.
        exact: the reader asked for these very words, so that none is a slip.
    """
    words = list_words(text)
    count = min(len(words), MOST_COUNTED)
    if len(words) > MOST_WORDS or may_identify(text):
        return Wording("", count)
    found = known.find_all(words, exact=exact)
    kept = " ".join(found)
    # Slips put right may make a date of what was none.
    if not all(found) or len(kept) > MOST_CHARACTERS or may_identify(kept):
        return Wording("", count)
    return Wording(kept, count)


def split_labels(labels: Iterable[str]) -> frozenset[str]:
    """Return the words of labels. Numbers in them are codes and years, not words."""
    words = (word for label in labels for word in list_words(label))
    return frozenset(word for word in words if word.isalpha())
