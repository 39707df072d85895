"""How the reference reads text: which documents match, how well, and what is marked. Pure."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from search.analysis import find_terms
from search.documents import ATTACHMENTS, SearchDocument
from search.engines.base import Highlights, Hit
from search.marks import Marks, mark_fragment
from search.meaning import Concept, Strength, find_pairs
from search.paged_text import Extract, find_extract
from search.query_text import TextQuery
from search.ranking import (
    ALTERNATIVE_WEIGHTS,
    FIELD_WEIGHTS,
    HELD,
    HELD_ALONE,
    PART_HELD,
    PARTS_HELD,
    PARTS_WEIGHT,
    RELATED_HELD,
    RELATED_MORE,
    RELATED_WEIGHT,
    SCORE_DIGITS,
    SIDE_BY_SIDE,
    weigh_everyday,
)

#: All fields, one after the other.
ANYWHERE: Final = ""


@dataclass(frozen=True)
class Entry:
    """A document with the terms of each of its fields."""

    document: SearchDocument
    #: Terms with a space on either side of each, so that a phrase is a piece of the text.
    fields: dict[str, str]

    @classmethod
    def of(cls, document: SearchDocument) -> "Entry":
        """Analyse a document once."""
        fields = {name: "\n".join(map(_pad, document.texts(name))) for name in FIELD_WEIGHTS}
        return cls(document, {**fields, ANYWHERE: "\n".join(fields.values())})


def matches_text(entry: Entry, text: TextQuery) -> bool:
    """Return whether an entry has something of a concept, every phrase, and nothing excluded."""
    if any(holds(entry, words) for words in text.excluded):
        return False
    if not all(holds(entry, phrase) for phrase in text.phrases):
        return False
    return not text.concepts or any(
        holds(entry, wanted)
        for concept in text.concepts
        for wanted in (*concept.texts(*Strength), *concept.parts)
    )


def score(entry: Entry, text: TextQuery) -> float:
    """Add up what each concept and phrase is worth by the fields it stands in."""
    alone = len(text.concepts) == 1
    phrases = sum(_weigh(entry, phrase) for phrase in text.phrases)
    pairs = sum(SIDE_BY_SIDE for pair in find_pairs(text.concepts) if holds(entry, pair))
    concepts = sum(
        _score(entry, concept, alone=alone) * (1.0 if alone else weigh_everyday(concept.zipf))
        for concept in text.concepts
    )
    return phrases + pairs + concepts


def build_hit(entry: Entry, text: TextQuery) -> Hit:
    """Return an entry as the answer shows it."""
    document = entry.document
    return Hit(
        document.identifier,
        round(score(entry, text), SCORE_DIGITS),
        document.card,
        _mark(document, text),
        document.personal,
    )


def _mark(document: SearchDocument, text: TextQuery) -> Highlights:
    marks = Marks(text)
    body = mark_fragment(document.body, marks)
    files = document.attachments
    extracts: tuple[Extract, ...] = ()
    if files and not marks.are_shown((document.title, document.summary, *body)):
        described = [file.describe() for file in files]
        texts = document.texts(ATTACHMENTS)
        extracts = find_extract(texts, described, Marks(text, whole_phrases=True))
    return Highlights(marks.mark(document.title), marks.mark(document.summary), body, extracts)


def _score(entry: Entry, concept: Concept, *, alone: bool) -> float:
    worth = max(
        (
            ALTERNATIVE_WEIGHTS[item.strength] * _weigh(entry, item.text)
            for item in concept.alternatives
            if item.strength in ALTERNATIVE_WEIGHTS
        ),
        default=0.0,
    )
    if worth:
        worth += HELD_ALONE if alone else HELD
    related = sum(holds(entry, text) for text in concept.texts(Strength.RELATED))
    if related:
        worth += RELATED_WEIGHT * (1 + RELATED_MORE * (related - 1))
        worth += 0.0 if alone else RELATED_HELD
    if alone:
        held = sum(holds(entry, part) for part in concept.parts)
        return worth + held * PARTS_HELD / max(1, len(concept.parts))
    weighed = sum(_weigh(entry, part) for part in concept.parts)
    held = sum(holds(entry, part) for part in concept.parts)
    return worth + PARTS_WEIGHT * weighed + PART_HELD * held


def _weigh(entry: Entry, text: str) -> float:
    wanted = _pad_wanted(text)
    return sum(weight for name, weight in FIELD_WEIGHTS.items() if wanted in entry.fields[name])


def holds(entry: Entry, text: str) -> bool:
    """Return whether the text's terms stand side by side in some field."""
    return _pad_wanted(text) in entry.fields[ANYWHERE]


@lru_cache(maxsize=4_096)
def _pad_wanted(text: str) -> str:
    return _pad(text)


def _pad(text: str) -> str:
    return f" {' '.join(find_terms(text))} "
