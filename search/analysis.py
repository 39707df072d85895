"""How text becomes terms: one analysis for the index, for queries and for the fallback.

Lower case, accents folded, English stems. No query syntax of any engine is known here.
"""

import re
from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import tantivy

_STOP_WORDS = """
a about am an and any are as at be been being but by can could did do does for from had has have he
her hers him his how i if in into is it its me my of on or our ours s she should so some such t than
that the their theirs them then there these they this those to us was we were what when where which
who whom whose why will with would you your yours
"""
#: Words that every page holds. They stay in the index, so that quoted phrases match whole, but
#: a search for several words does not count a record that shares only these with it.
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())

#: Text in which words are runs of these letters and digits, as in nearly all of ours. It is parted
#: here, a little more quickly than by the analyser, which parts what holds any other script.
_LATIN: Final = re.compile(r"[\x00-\u024f\u2000-\u206f]*")
_WORD: Final = re.compile(f"[{''.join(c for c in map(chr, range(0x250)) if c.isalnum())}]+")
#: Words whose term is kept in memory: more than a language commonly uses.
_KEPT: Final = 20_000
#: Texts whose places are kept: of a thousand records, three kilobytes each.
_KEPT_TEXTS: Final = 3_000


def build_analyzer() -> tantivy.TextAnalyzer:
    """Return the analysis as the engine's own object, to be registered with an index."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()


_ANALYZER: Final = build_analyzer()


def find_terms(text: str) -> tuple[str, ...]:
    """Return a text's terms in order; empty when there is no letter or digit in it."""
    return tuple(_ANALYZER.analyze(text))


def find_tokens(text: str) -> Sequence[tantivy.Token]:
    """Return a text's terms with the places of their words, in characters."""
    return _ANALYZER.pre_tokenize(text).tokens


class Places(NamedTuple):
    """The terms of a text in order, and where the word of each begins and ends, in characters."""

    terms: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]


def find_places(text: str) -> Places:
    """Return where the words of a text stand. They are the analyser's, found a sixth quicker."""
    if _LATIN.fullmatch(text):
        spans = [found.span() for found in _WORD.finditer(text)]
    else:
        spans = [(token.char_offset_from, token.char_offset_to) for token in find_tokens(text)]
    return Places(
        tuple(find_term(text[start:end]) for start, end in spans),
        array("I", (start for start, _ in spans)),
        array("I", (end for _, end in spans)),
    )


#: The same for texts that are shown again and again, as titles, summaries and beginnings are.
keep_places: Final = lru_cache(_KEPT_TEXTS)(find_places)


@lru_cache(_KEPT)
def find_term(word: str) -> str:
    """Return the term of one word."""
    (term,) = find_terms(word)
    return term


def is_stop_word(word: str) -> bool:
    """Return whether a word says nothing about a record on its own."""
    return word.lower() in STOP_WORDS
