"""What to look for where no record holds a word of a search, and what the reader is told.

A word that nobody wrote may stand in a known term (“Shewhart” in “Shewhart chart”): then records
about that are what is nearest. Otherwise words of nearly the same letters are (“hypertensive”).
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Indel

from search.completion import fold
from search.correction import MOST_UNKNOWN
from search.engines.base import SearchReader, SearchResponse
from search.lexicon import Lexicon
from search.meaning import Strength, build_concepts
from search.query import Notice, SearchQuery
from search.query_text import TextQuery
from search.spelling import LONGEST, Spelling

#: More would say nothing of the word any longer.
_MOST: Final = 4
#: Of the letters of both words, how many stand in the same order in both. Four in five keeps
#: “perinatal” for “prenatal”, and leaves out “uterus” for “icterus”.
_ALIKE: Final = 0.8
#: Shorter words are like too many others.
_SHORTEST: Final = 6


@dataclass(frozen=True)
class Widening:
    """What is searched instead, and how the reader is told."""

    query: SearchQuery
    instead: tuple[str, ...]
    notice: Notice


def search_instead(
    reader: SearchReader,
    query: SearchQuery,
    lexicon: Lexicon,
    blocked: frozenset[str],
    now: dt.datetime,
) -> SearchResponse | None:
    """Answer a search whose words no record holds by what is nearest; None where nothing is."""
    wider = widen(reader, query, lexicon, blocked, now)
    response = reader.search(wider.query, blocked, now) if wider else None
    if wider is None or response is None or not response.total:
        return None
    return replace(response, instead=wider.instead, notices=(*response.notices, wider.notice))


def widen(
    reader: SearchReader,
    query: SearchQuery,
    lexicon: Lexicon,
    blocked: frozenset[str],
    now: dt.datetime,
) -> Widening | None:
    """Return the search for what is nearest to words that no record holds, if anything is.

    Filters are no reason: where they alone leave nothing, the reader is told so.
    """
    text = query.text
    if query.exact or text.phrases or not text.concepts or len(text.words) > MOST_UNKNOWN:
        return None
    if reader.find_held(_list_texts(text), blocked, now):
        return None
    instead = find_instead(text.words, reader.spelling(blocked, now), lexicon)
    if not instead:
        return None
    # Never by single words of a term: “birth” is not what is nearest to “forceps”.
    concepts = tuple(replace(item, parts=()) for item in build_concepts(instead, lexicon))
    notice = Notice("searched-instead", _describe(text.words, instead), "q")
    return Widening(replace(query, text=replace(text, concepts=concepts)), instead, notice)


def find_instead(words: Iterable[str], spelling: Spelling, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the terms, or else the words, nearest to some that no record holds."""
    words = tuple(words)
    labels = dict.fromkeys(label for word in words for label in lexicon.find_labels(word))
    near = labels or dict.fromkeys(
        other for word in words for other in _find_alike(word, spelling, lexicon)
    )
    return tuple(near)[:_MOST]


def _find_alike(word: str, spelling: Spelling, lexicon: Lexicon) -> list[str]:
    typed = fold(word)
    if not (typed.isalpha() and _SHORTEST <= len(typed) <= LONGEST):
        return []
    found = process.extract(
        typed,
        list(spelling.counts),
        scorer=Indel.normalized_similarity,
        score_cutoff=_ALIKE,
        limit=None,
    )
    ranked = sorted(found, key=lambda item: (-item[1], -spelling.counts[item[0]], item[0]))
    return [other for other, _, _ in ranked if not lexicon.is_hidden(other)]


def _list_texts(text: TextQuery) -> list[str]:
    return [
        wanted
        for concept in text.concepts
        for wanted in (*concept.texts(*Strength), *concept.parts)
    ]


def _describe(words: Iterable[str], instead: Iterable[str]) -> str:
    typed = " or ".join(f"“{word}”" for word in words)
    return f"No record holds {typed}. These are about the nearest we have: {', '.join(instead)}."
