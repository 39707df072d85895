"""What to look for where no record holds a word of a search, and what the reader is told.

A word that nobody wrote may stand in a known term (“Shewhart” in “Shewhart chart”): then records
about that are what is nearest. Otherwise words run together are parted (“bloodloss”), and words of
nearly the same letters or of the same family looked for (“stigmatising”). An abbreviation may be
the initials of a known term, and a known term is followed to what it has to do with, at one or two
removes (“PSIRF”, by way of “serious incident”).
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Indel, Prefix

from search.completion import fold
from search.correction import MOST_UNKNOWN, find_hidden
from search.engines.base import SearchReader
from search.english import is_english
from search.lexicon import Lexicon
from search.meaning import Concept, Strength, build_concepts
from search.query import Notice, SearchQuery
from search.query_text import TextQuery
from search.ranking import ALTERNATIVE_WEIGHTS
from search.spelling import LONGEST, SHORTEST, Spelling

Concepts = tuple[Concept, ...]

#: More would say nothing of the word any longer.
_MOST: Final = 4
#: Of the letters of both words, how many stand in the same order in both. Four in five keeps
#: “perinatal” for “prenatal”, and leaves out “uterus” for “icterus”.
_ALIKE: Final = 0.8
#: Shorter words are like too many others.
_SHORTEST: Final = 6
#: Words of a family have at least so many first letters in common.
_BEGINNING: Final = 5
#: How far a term's neighbours are followed. Farther away everything has to do with everything.
_REMOVES: Final = 2
#: How many terms are asked for at once, each with all that means the same.
_MOST_ASKED: Final = 50


@dataclass(frozen=True)
class Widening:
    """What is searched instead, and how the reader is told."""

    query: SearchQuery
    instead: tuple[str, ...]
    notice: Notice


def widen(
    reader: SearchReader,
    readings: Sequence[SearchQuery],
    lexicon: Lexicon,
    blocked: frozenset[str],
    now: dt.datetime,
) -> Widening | None:
    """Return the search for what is nearest to words that no record holds, if anything is.

    Filters are no reason: where they alone leave nothing, the reader is told so.

    Args:
        reader: the engine.
        readings: the search put right, if it can be; as it was typed, last.
        lexicon: the editors' synonyms.
        blocked: what may not be shown.
        now: the moment of the search.
    """
    text = readings[-1].text
    if text.phrases or not text.concepts or len(text.words) > MOST_UNKNOWN:
        return None
    hidden = find_hidden(text.text, lexicon)

    def lead(found: Iterable[str], strengths: Collection[Strength]) -> dict[str, Concepts]:
        """Return the terms that lead to a record and may be shown, with what they mean."""
        near = [term for term in found if find_hidden(term, lexicon) <= hidden][:_MOST_ASKED]
        read = {term: _read(term, strengths, lexicon) for term in near}
        asked = {wanted for concepts in read.values() for wanted in _list_texts(concepts)}
        held = reader.find_held(asked, blocked, now) if asked else frozenset()
        return {
            term: concepts
            for term, concepts in read.items()
            if not held.isdisjoint(_list_texts(concepts))
        }

    for meant in readings:
        if reader.find_held(_list_texts(meant.text.concepts), blocked, now):
            return None
        spelling = reader.spelling(blocked, now)
        # What says the thing itself is nearer than what only has to do with it.
        for strengths in (tuple(ALTERNATIVE_WEIGHTS), tuple(Strength)):
            for found in _list_near(meant.text, spelling, lexicon):
                leading = dict(islice(lead(found, strengths).items(), _MOST))
                if leading:
                    concepts = tuple(chain.from_iterable(leading.values()))
                    notice = Notice("searched-instead", _describe(meant.text.words, leading), "q")
                    wider = replace(meant, text=replace(meant.text, concepts=concepts))
                    return Widening(wider, tuple(leading), notice)
    return None


def _read(term: str, strengths: Collection[Strength], lexicon: Lexicon) -> Concepts:
    """Return what a term means, without single words of it: “birth” is not near to “forceps”."""
    return tuple(
        replace(
            concept,
            parts=(),
            alternatives=tuple(a for a in concept.alternatives if a.strength in strengths),
        )
        for concept in build_concepts((term,), lexicon)
    )


def _list_near(text: TextQuery, spelling: Spelling, lexicon: Lexicon) -> Iterator[Iterable[str]]:
    """Return what may be searched instead, the nearest first: meaning before letters."""
    for find in (_find_labels, _part, _find_initials):
        yield dict.fromkeys(other for word in text.words for other in find(word, spelling, lexicon))
    yield from _walk(_list_texts(text.concepts), lexicon)
    # A word that is known, or ordinary English, was meant: no other is, whatever its letters.
    strange = [word for word in text.words if not (lexicon.knows(word) or is_english(word))]
    for find in (_find_alike, _find_family):
        yield dict.fromkeys(other for word in strange for other in find(word, spelling, lexicon))


def _walk(texts: Sequence[str], lexicon: Lexicon) -> Iterator[Sequence[str]]:
    """Return what terms have to do with, then what that has to do with, each term once."""
    seen = set(texts)
    for _ in range(_REMOVES):
        found = dict.fromkeys(other for text in texts for other in lexicon.find_near(text))
        texts = [text for text in found if text not in seen][:_MOST_ASKED]
        seen.update(texts)
        yield texts


def _find_labels(word: str, _: Spelling, lexicon: Lexicon) -> list[str]:
    return list(lexicon.find_labels(word))


def _part(word: str, spelling: Spelling, _: Lexicon) -> list[str]:
    """Return a word as two that were run together, the longer first word first."""
    typed = fold(word)
    places = range(len(typed) - SHORTEST, SHORTEST - 1, -1)
    return [
        f"{typed[:place]} {typed[place:]}"
        for place in places
        if typed[:place] in spelling.counts and typed[place:] in spelling.counts
    ]


def _find_alike(word: str, spelling: Spelling, _: Lexicon) -> list[str]:
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
    return [item[0] for item in ranked]


def _find_initials(word: str, _: Spelling, lexicon: Lexicon) -> list[str]:
    return list(lexicon.find_initials(word))


def _find_family(word: str, spelling: Spelling, _: Lexicon) -> list[str]:
    """Return the words that begin as a word does for half of the longer one's letters."""
    typed = fold(word)
    shared = {
        other: Prefix.similarity(typed, other)
        for other in spelling.counts
        if other[:_BEGINNING] == typed[:_BEGINNING]
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
