"""The words that a misspelt one may have meant, and which is nearest. Pure; no engine.

No word of a person's story is among them: a name that stands in one must not be offered. Nor is
one that stands in a record only as the name of a contributor or an author.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from string import ascii_lowercase
from typing import Final

from rapidfuzz.distance import OSA

from search.analysis import find_terms
from search.completion import fold
from search.documents import SearchDocument
from search.expressions import make_key
from search.lexicon import Lexicon

#: Shorter words have too many neighbours, and longer ones are no words.
SHORTEST: Final = 4
LONGEST: Final = 30
#: A word in the body of one record alone may be anybody's slip, or name.
FEWEST_RECORDS: Final = 2
#: Kept of each kind, the most frequent first: all words of some ten thousand records. Together
#: fewer than a server counts at most (65,535).
MOST_WORDS: Final = 40_000
MOST_TITLE_WORDS: Final = 20_000
#: The first letter is seldom wrong, and in a short word another one makes another word.
_FIRST_MAY_CHANGE: Final = 5
#: Two edits away from a shorter word stand others that were not meant.
_TWO_EDITS: Final = 8
_MOST_EDITS: Final = 2
_TOKEN: Final = re.compile(r"\w+")
_OTHER_TEXTS: Final = ("title", "summary", "names")


def list_words(document: SearchDocument) -> list[str]:
    """Return the distinct words of a record that may be offered; none of a person's story."""
    if document.personal:
        return []
    words = _split(" ".join(getattr(document, name) for name in _OTHER_TEXTS))
    return sorted(words | _split(document.body) - _list_names(document))


def list_title_words(document: SearchDocument) -> list[str]:
    """Return those of its title, which editors chose: one record is enough for them."""
    return [] if document.personal else sorted(_split(document.title))


def _list_names(document: SearchDocument) -> set[str]:
    """Return the words that stand in the body as people's names and as nothing else."""
    names = Counter(map(fold, _TOKEN.findall(document.people)))
    if not names:
        return set()
    said = Counter(word for word in map(fold, _TOKEN.findall(document.body)) if word in names)
    return {word for word, count in names.items() if said[word] <= count}


def _split(text: str) -> set[str]:
    found = set(_TOKEN.findall(text.lower()))
    # Folding looks at every character: only where there is something to fold.
    folded = (token if token.isascii() else fold(token) for token in found if token.isalpha())
    return {word for word in folded if SHORTEST <= len(word) <= LONGEST}


@dataclass(frozen=True)
class Spelling:
    """Words that may be offered, with the number of records that hold each."""

    counts: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the terms of all words: “swab” is known where “swabs” stands."""
        return frozenset(term for word in self.counts for term in find_terms(word))

    def holds(self, forms: Iterable[str]) -> bool:
        """Return whether one of the ways to write a word is in some record."""
        found = map(find_terms, forms)
        return any(terms and self.stems.issuperset(terms) for terms in found)

    @cached_property
    def by_first(self) -> Mapping[str, tuple[str, ...]]:
        """Return the frequent words by their first letter."""
        found: dict[str, list[str]] = defaultdict(list)
        for word, count in self.counts.items():
            if count >= FEWEST_RECORDS:
                found[word[0]].append(word)
        return {first: tuple(words) for first, words in found.items()}


def build_spelling(
    counted: Iterable[tuple[str, int]], titled: Iterable[tuple[str, int]]
) -> Spelling:
    """Choose the words that may be offered.

    Args:
        counted: words with the number of records that hold them.
        titled: the same of words in titles.
    """
    frequent = [item for item in counted if item[1] >= FEWEST_RECORDS]
    counts = dict(sorted(titled, key=_most_first)[:MOST_TITLE_WORDS])
    return Spelling({**counts, **dict(sorted(frequent, key=_most_first)[:MOST_WORDS])})


def find_nearest(word: str, spelling: Spelling, lexicon: Lexicon) -> str:
    """Return the word that was probably meant, or nothing.

    One edit away the most frequent one with the same first letter wins. Two edits away there must
    be no choice.
    """
    return choose(word, list_near(word, spelling, lexicon))


def list_near(word: str, spelling: Spelling, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the nearest words, the likeliest first, each in one spelling and one number."""
    typed = fold(word)
    near = _find_one_edit_away(typed, spelling, lexicon)
    if not near and _can_be_slip(typed) and len(typed) >= _TWO_EDITS:
        near = set(_find_two_edits_away(typed, spelling, lexicon))
    ordered = sorted(near, key=lambda other: _rank(typed, other, spelling))
    distinct: dict[str, str] = {}
    for other in ordered:
        distinct.setdefault(make_key(other), other)
    return tuple(distinct.values())


def choose(word: str, near: Sequence[str]) -> str:
    """Return the word that was probably meant among the nearest, or nothing."""
    if not near:
        return ""
    is_certain = len(near) == 1 or OSA.distance(fold(word), near[0]) < _MOST_EDITS
    return near[0] if is_certain else ""


def find_one_edit_away(word: str, spelling: Spelling, lexicon: Lexicon) -> str:
    """Return the most frequent word one edit away, or nothing."""
    typed = fold(word)
    near = _find_one_edit_away(typed, spelling, lexicon)
    return min(near, key=lambda other: _rank(typed, other, spelling), default="")


def _find_one_edit_away(typed: str, spelling: Spelling, lexicon: Lexicon) -> set[str]:
    if not _can_be_slip(typed):
        return set()
    return {
        other
        for other in _edit(typed)
        if (other in spelling.counts or other in lexicon.offered)
        and (other[0] == typed[0] or len(typed) >= _FIRST_MAY_CHANGE)
        and not lexicon.is_hidden(other)
    }


def _can_be_slip(typed: str) -> bool:
    return typed.isascii() and typed.isalpha() and SHORTEST <= len(typed) <= LONGEST


def _rank(typed: str, other: str, spelling: Spelling) -> tuple[bool, int, str]:
    """Return what puts the likeliest of some near words first."""
    return other[0] != typed[0], -spelling.counts.get(other, 0), other


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _edit(word: str) -> Iterator[str]:
    """Return every text one edit away: a letter less, changed, more, or two swapped."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from (before + letter + after for letter in ascii_lowercase)


def _find_two_edits_away(typed: str, spelling: Spelling, lexicon: Lexicon) -> Iterator[str]:
    frequent = spelling.by_first.get(typed[0], ())
    offered = (term for term in lexicon.offered if term[0] == typed[0])
    for other in (*frequent, *offered):
        # A swap of neighbours is one edit: optimal string alignment.
        distance = OSA.distance(typed, other, score_cutoff=_MOST_EDITS)
        if distance <= _MOST_EDITS and not lexicon.is_hidden(other):
            yield other
