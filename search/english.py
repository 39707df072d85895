"""Which words are ordinary English, and how often people say them, whatever the records hold."""

import math
from functools import cache
from typing import Final

from spellchecker import SpellChecker
from spellchecker.spellchecker import WordFrequency

from search.spelling_rules import find_variants

_LANGUAGE: Final = "en"
_BILLION: Final = 1e9
#: Rarer words are mostly names and slips.
_ORDINARY: Final = 2.5


def find_zipf(word: str) -> float:
    """Return how common a word is in films' subtitles, on the Zipf scale; 0 for an unknown one.

    The logarithm of how often it stands in a billion words: 3 and less are rare, 6 is “get”. Van
    Heuven et al., SUBTLEX-UK, Q J Exp Psychol 2014;67:1176. The list's spelling is American: the
    commonest way to write a word counts.
    """
    known = load()
    forms = (word, *find_variants(word))
    count = max(known.dictionary.get(form.lower(), 0) for form in forms)
    return math.log10(count / known.total_words * _BILLION) if count else 0.0


def is_english(word: str) -> bool:
    """Return whether people use a word: “brest” is rarer than its slip."""
    return find_zipf(word) >= _ORDINARY


@cache
def load() -> WordFrequency:
    """Return the list, which every process keeps: 160,000 words, some 40 MB."""
    return SpellChecker(language=_LANGUAGE).word_frequency
