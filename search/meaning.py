"""What the words of a search mean: concepts, each with other ways to say it. Pure; no engine.

The longest expression that is a known term becomes one concept; every other word is a concept of
its own. An engine looks for any alternative and ranks by strength.
"""

import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Final

from repository.taxonomy.synonyms import TermGroup
from search.analysis import find_terms
from search.english import find_zipf
from search.expressions import Item, build_key, read_expressions
from search.lexicon import Lexicon, Place
from search.spelling_rules import find_variants

#: Words to show which of several meanings an abbreviation has are single or short.
_LONGEST_COMPANION: Final = 4
#: More than a long sentence has.
MOST_CONCEPTS: Final = 64
#: Words of an expression that are looked for one by one; a chain of hyphens may have hundreds.
_MOST_PARTS: Final = 12
#: Places that one search may look into, over all of its concepts: Elasticsearch refuses more than
#: it has memory for, and 1,024 it takes on the smallest server.
_MOST_PLACES: Final = 1_000
#: A word is looked for in each field and in all of them together; what is merely related, in those.
_PLACES: Final = 6
#: What more groups than this name as related (“interpreter”, by every language) is general: who
#: types it does not mean each of them.
_MOST_RELATED_BACK: Final = 25
#: Readings of expressions kept in memory: some kilobytes each.
_KEPT: Final = 2_000


class Strength(enum.IntEnum):
    """How near an alternative is to what was typed."""

    #: Found too; ranks below every other strength.
    RELATED = 1
    #: A kind of what was typed.
    NARROWER = 2
    #: Means the same.
    EXACT = 3
    TYPED = 4


@dataclass(frozen=True)
class Alternative:
    """A text to look for: a word, or several side by side."""

    text: str
    strength: Strength


@dataclass(frozen=True)
class Concept:
    """One thing a search asks for."""

    typed: str
    #: What was typed comes first. No two have the same terms.
    alternatives: tuple[Alternative, ...]
    #: The telling words of an expression of several words: a record with only these is found,
    #: below those with an alternative. Empty for a single word.
    parts: tuple[str, ...] = ()
    #: How common the word is in English, on the Zipf scale; 0 for an expression.
    zipf: float = 0.0

    def texts(self, *strengths: Strength) -> tuple[str, ...]:
        """Return the alternatives of some strengths."""
        return tuple(item.text for item in self.alternatives if item.strength in strengths)


def build_concepts(
    texts: Sequence[str], lexicon: Lexicon, *, keep_stop_words: bool = False
) -> tuple[Concept, ...]:
    """Return the concepts of what was typed.

    Args:
        texts: words typed side by side; several where quoted phrases stand between.
        lexicon: the editors' synonyms.
        keep_stop_words: whether words that say nothing are looked for; there are no others.
    """
    concepts: dict[str, Concept] = {}
    for expression, concept in read_expressions(texts, partial(_read, lexicon)):
        if keep_stop_words or len(expression) > 1 or not expression[0].is_stop_word:
            concepts.setdefault(build_key(expression), concept)
    return _limit(tuple(concepts.values())[:MOST_CONCEPTS])


def _limit(concepts: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """Return concepts without their weakest alternatives, where all would be too many to ask."""
    if sum(map(_count_places, concepts)) <= _MOST_PLACES:
        return concepts
    bare = [replace(concept, alternatives=concept.alternatives[:1]) for concept in concepts]
    left = _MOST_PLACES - sum(map(_count_places, bare))
    # Of all concepts alike: each one's strongest first.
    others = sorted(
        (-item.strength, place, number)
        for number, concept in enumerate(concepts)
        for place, item in enumerate(concept.alternatives[1:], start=1)
    )
    for strength, place, number in others:
        places = 1 if -strength == Strength.RELATED else _PLACES
        if places <= left:
            left -= places
            item = concepts[number].alternatives[place]
            bare[number] = replace(bare[number], alternatives=(*bare[number].alternatives, item))
    return tuple(bare)


def _count_places(concept: Concept) -> int:
    related = len(concept.texts(Strength.RELATED))
    # One more for its pair with the next.
    return 1 + related + _PLACES * (len(concept.alternatives) - related + len(concept.parts))


def find_pairs(concepts: Sequence[Concept]) -> tuple[str, ...]:
    """Return each concept with the next one, as they were typed side by side."""
    return tuple(f"{one.typed} {other.typed}" for one, other in pairwise(concepts))


def _read(
    lexicon: Lexicon, items: list[Item], start: int, others: list[list[Item]]
) -> tuple[int, Concept]:
    """Return the longest known expression that begins here, or one word, with its length."""
    for size, place in lexicon.find_beginning(items[start:]):
        equal = list(place.equal)
        if not equal:
            meant = find_meant(place, [*others, items[start + size :]])
            # Where words point to several, nobody but the reader knows which.
            equal = meant if len(meant) == 1 else []
        near = list(place.narrower)
        if not equal and size in {1, len(items)}:
            # Being related goes both ways. A longer piece of a sentence is left as its words.
            near += place.related if len(place.related) <= _MOST_RELATED_BACK else []
        if equal or near:
            return size, _build(items[start : start + size], lexicon, equal, near)
    size = 1
    while items[start + size - 1].tied and start + size < len(items):
        size += 1
    return size, _build(items[start : start + size], lexicon, [], [])


def find_meant(place: Place, others: list[list[Item]]) -> list[TermGroup]:
    """Return the groups that the words around an ambiguous term point to."""
    windows = {
        build_key(run[first : first + size])
        for run in others
        for size in range(1, _LONGEST_COMPANION + 1)
        for first in range(len(run) - size + 1)
    }
    return [group for group, companions in place.ambiguous if not companions.isdisjoint(windows)]


def _build(
    expression: list[Item], lexicon: Lexicon, equal: list[TermGroup], near: list[TermGroup]
) -> Concept:
    joints = ["-" if item.tied else " " for item in expression[:-1]] + [""]
    typed = "".join(i.surface + joint for i, joint in zip(expression, joints, strict=True))
    reading = (typed, *(tuple(group.label for group in groups) for groups in (equal, near)))
    held = lexicon.readings.get(reading)
    if held is None:
        if len(lexicon.readings) >= _KEPT:
            lexicon.readings.clear()
        held = lexicon.readings[reading] = _collect(typed, expression, lexicon, equal, near)
    return held


def _collect(
    typed: str,
    expression: list[Item],
    lexicon: Lexicon,
    equal: list[TermGroup],
    near: list[TermGroup],
) -> Concept:
    found: list[tuple[str, Strength]] = [(typed, Strength.TYPED)]
    found += [(form, Strength.EXACT) for item in expression[:1] for form in item.forms]
    found += [(term, Strength.EXACT) for group in equal for term in group.equals]
    for group in equal:
        found += _stand_for(group.narrower, lexicon, Strength.NARROWER)
    for group in equal:
        found += _stand_for(group.related, lexicon, Strength.RELATED)
    # What it is a kind of, or has to do with, is not the same as it, but near.
    found += [(term, Strength.RELATED) for group in near for term in group.equals]
    words = [item.surface for item in expression if not item.is_stop_word]
    parts = [form for word in words for form in (word, *find_variants(word)) if " " not in form]
    if len(expression) > 1:
        return Concept(typed, _distinguish(found), tuple(parts[:_MOST_PARTS]))
    return Concept(typed, _distinguish(found), zipf=find_zipf(typed))


def _stand_for(
    terms: Iterable[str], lexicon: Lexicon, strength: Strength
) -> Iterator[tuple[str, Strength]]:
    for term in terms:
        for other in lexicon.find_equals(term):
            yield other, strength


def _distinguish(found: Iterable[tuple[str, Strength]]) -> tuple[Alternative, ...]:
    """Return the alternatives with their variants, without those that another one covers."""
    by_terms: dict[tuple[str, ...], Alternative] = {}
    for text, strength in found:
        forms = (text, *find_variants(text))
        for place, form in enumerate(forms):
            weaker = Strength.EXACT if strength is Strength.TYPED and place else strength
            terms = find_terms(form)
            held = by_terms.get(terms)
            if terms and (held is None or held.strength < weaker):
                by_terms[terms] = Alternative(form, weaker)
    return tuple(
        alternative
        for terms, alternative in by_terms.items()
        if alternative.strength is Strength.TYPED or not _is_covered(terms, alternative, by_terms)
    )


def _is_covered(
    terms: tuple[str, ...], alternative: Alternative, among: dict[tuple[str, ...], Alternative]
) -> bool:
    """Return whether whatever holds the terms holds a shorter alternative that counts as much."""
    return any(
        terms[first : first + size] in among
        and among[terms[first : first + size]].strength >= alternative.strength
        for size in range(1, len(terms))
        for first in range(len(terms) - size + 1)
    )
