"""What to look for where no record holds a word of a search, and what the reader is told.

A word that nobody wrote may stand in a known term (“Shewhart” in “Shewhart chart”): then records
about that are what is nearest. Otherwise words run together are parted (“bloodloss”), and words of
nearly the same letters or of the same family looked for (“stigmatising”). An abbreviation may be
the initials of a known term, and a known term is followed to what it has to do with, at one or two
removes (“PSIRF”, by way of “serious incident”).
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Indel, Prefix

from search.completion import fold
from search.correction import MOST_UNKNOWN, correct, list_readings
from search.engines.base import SearchReader, SearchResponse
from search.lexicon import Lexicon
from search.meaning import Concept, Strength, build_concepts
from search.query import Notice, SearchQuery
from search.query_text import TextQuery
from search.spelling import LONGEST, SHORTEST, Spelling

#: More would say nothing of the word any longer.
_MOST: Final = 4
#: Of the letters of both words, how many stand in the same order in both. Four in five keeps
#: “perinatal” for “prenatal”, and leaves out “uterus” for “icterus”.
_ALIKE: Final = 0.8
#: Shorter words are like too many others.
_SHORTEST: Final = 6
#: Words of a family have at least so many first letters in common.
_BEGINNING: Final = 5
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
    #: The text with its misspelt words put right, if any are.
    corrected: str | None = None


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
    return replace(
        response,
        instead=wider.instead,
        corrected_query=wider.corrected,
        notices=(*response.notices, wider.notice),
    )


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
    correction = correct(reader, text, lexicon, blocked, now)
    for meant, corrected in list_readings(query, correction, lexicon):
        if reader.find_held(_list_texts(meant.text.concepts), blocked, now):
            return None
        for instead in _list_instead(reader, meant.text, lexicon, blocked, now):
            # Never by single words of a term: “birth” is not what is nearest to “forceps”.
            concepts = tuple(replace(item, parts=()) for item in build_concepts(instead, lexicon))
            if reader.find_held(_list_texts(concepts), blocked, now):
                notice = Notice("searched-instead", _describe(meant.text.words, instead), "q")
                wider = replace(meant, text=replace(meant.text, concepts=concepts))
                return Widening(wider, instead, notice, corrected)
    return None


def _list_instead(
    reader: SearchReader,
    text: TextQuery,
    lexicon: Lexicon,
    blocked: frozenset[str],
    now: dt.datetime,
) -> Iterator[tuple[str, ...]]:
    """Return what may be searched instead, the nearest first."""
    spelling = reader.spelling(blocked, now)
    for find in (_find_labels, _part, _find_alike, _find_initials, _find_family):
        found = [other for word in text.words for other in find(word, spelling, lexicon)]
        if found:
            yield tuple(dict.fromkeys(found))[:_MOST]
    for terms in _walk(_list_texts(text.concepts), lexicon):
        held = reader.find_held(terms, blocked, now)
        if held:
            yield tuple(term for term in terms if term in held)[:_MOST]


def _walk(texts: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """Return what terms have to do with, then what that has to do with, each term once."""
    seen = set(texts)
    for _ in range(_REMOVES):
        found = dict.fromkeys(other for text in texts for other in lexicon.find_near(text))
        texts = [text for text in found if text not in seen and not lexicon.is_hidden(text)]
        seen.update(texts)
        if texts:
            yield tuple(texts[:_MOST_ASKED])


def _find_labels(word: str, _: Spelling, lexicon: Lexicon) -> list[str]:
    return list(lexicon.find_labels(word))


def _part(word: str, spelling: Spelling, lexicon: Lexicon) -> list[str]:
    """Return a word as two that were run together, the longer first word first."""
    typed = fold(word)
    places = range(len(typed) - SHORTEST, SHORTEST - 1, -1)
    return [
        f"{typed[:place]} {typed[place:]}"
        for place in places
        if all(
            half in spelling.counts and not lexicon.is_hidden(half)
            for half in (typed[:place], typed[place:])
        )
    ]


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


def _find_initials(word: str, _: Spelling, lexicon: Lexicon) -> list[str]:
    return list(lexicon.find_initials(word))


def _find_family(word: str, spelling: Spelling, lexicon: Lexicon) -> list[str]:
    """Return the words that begin as a word does for half of the longer one's letters."""
    typed = fold(word)
    shared = {
        other: Prefix.similarity(typed, other)
        for other in spelling.counts
        if other[:_BEGINNING] == typed[:_BEGINNING] and not lexicon.is_hidden(other)
    }
    near = [other for other, size in shared.items() if 2 * size >= max(len(typed), len(other))]
    return sorted(near, key=lambda other: (-shared[other], -spelling.counts[other], other))


def _list_texts(concepts: Iterable[Concept]) -> list[str]:
    return [
        wanted for concept in concepts for wanted in (*concept.texts(*Strength), *concept.parts)
    ]


def _describe(words: Iterable[str], instead: Iterable[str]) -> str:
    typed = " or ".join(f"“{word}”" for word in words)
    return f"No record holds {typed}. These are about the nearest we have: {', '.join(instead)}."
