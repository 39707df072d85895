"""Which words are ordinary English, and how often people say them, whatever the records hold."""

import math
from collections.abc import Iterable
from functools import cache
from typing import Final

from spellchecker import SpellChecker
from spellchecker.spellchecker import WordFrequency

_LANGUAGE: Final = "en"
_BILLION: Final = 1e9


def is_english(forms: Iterable[str]) -> bool:
    """Return whether one of the ways to write a word is in the dictionary.

    Its spelling is American: ask with every spelling of a word.
    """
    words = _load().dictionary
    return any(form.lower() in words for form in forms)


def find_zipf(forms: Iterable[str]) -> float:
    """Return how common a word is in films' subtitles, on the Zipf scale; 0 for an unknown one.

    The logarithm of how often it stands in a billion words: 3 and less are rare, 6 is “get”. Van
    Heuven et al., SUBTLEX-UK, Q J Exp Psychol 2014;67:1176.
    """
    known = _load()
    count = max((known.dictionary.get(form.lower(), 0) for form in forms), default=0)
    return math.log10(count / known.total_words * _BILLION) if count else 0.0


@cache
def _load() -> WordFrequency:
    return SpellChecker(language=_LANGUAGE).word_frequency
