"""What to look for where no record holds a word of a search, and what the reader is told.

A word that nobody wrote may stand in a known term (“Shewhart” in “Shewhart chart”): then records
about that are what is nearest. Otherwise words of nearly the same letters are (“hypertensive”), or
what a known term has to do with at one or two removes (“PSIRF”, by way of “serious incident”).
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Indel

from search.completion import fold
from search.correction import MOST_UNKNOWN
from search.engines.base import SearchReader, SearchResponse
from search.lexicon import Lexicon
from search.meaning import Concept, Strength, build_concepts
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
#: How far a term's neighbours are followed, and how many are asked for at once. Farther away
#: everything has to do with everything.
_REMOVES: Final = 2
_MOST_ASKED: Final = 200


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
    if reader.find_held(_list_texts(text.concepts), blocked, now):
        return None
    for instead in _list_instead(reader, text, lexicon, blocked, now):
        # Never by single words of a term: “birth” is not what is nearest to “forceps”.
        concepts = tuple(replace(item, parts=()) for item in build_concepts(instead, lexicon))
        if reader.find_held(_list_texts(concepts), blocked, now):
            notice = Notice("searched-instead", _describe(text.words, instead), "q")
            wider = replace(query, text=replace(text, concepts=concepts))
            return Widening(wider, instead, notice)
    return None


def _list_instead(
    reader: SearchReader,
    text: TextQuery,
    lexicon: Lexicon,
    blocked: frozenset[str],
    now: dt.datetime,
) -> Iterator[tuple[str, ...]]:
    """Return what may be searched instead, the nearest first."""
    labels = [label for word in text.words for label in lexicon.find_labels(word)]
    if labels:
        yield _choose(labels)
    spelling = reader.spelling(blocked, now)
    alike = [other for word in text.words for other in _find_alike(word, spelling, lexicon)]
    if alike and not labels:
        yield _choose(alike)
    for terms in _walk(_list_texts(text.concepts), lexicon):
        held = reader.find_held(terms, blocked, now)
        if held:
            yield _choose(term for term in terms if term in held)


def _walk(texts: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """Return what terms have to do with, then what that has to do with, each term once."""
    seen = set(texts)
    for _ in range(_REMOVES):
        found = dict.fromkeys(other for text in texts for other in lexicon.find_near(text))
        texts = [text for text in found if text not in seen and not lexicon.is_hidden(text)]
        seen.update(texts)
        if texts:
            yield tuple(texts[:_MOST_ASKED])


def _choose(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms))[:_MOST]


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


def _list_texts(concepts: Iterable[Concept]) -> list[str]:
    return [
        wanted for concept in concepts for wanted in (*concept.texts(*Strength), *concept.parts)
    ]


def _describe(words: Iterable[str], instead: Iterable[str]) -> str:
    typed = " or ".join(f"“{word}”" for word in words)
    return f"No record holds {typed}. These are about the nearest we have: {', '.join(instead)}."
