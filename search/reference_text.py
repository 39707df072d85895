"""How the reference reads text: which documents match, how well, and what is marked. Pure."""

from dataclasses import dataclass

from search.analysis import find_terms, find_tokens, is_stop_word
from search.documents import SearchDocument
from search.engines.base import Highlights, Hit
from search.highlight import cut_fragment, mark
from search.query_text import TextQuery
from search.ranking import FIELD_WEIGHTS, SCORE_DIGITS


@dataclass(frozen=True)
class Entry:
    """A document with the terms of each of its fields."""

    document: SearchDocument
    fields: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, document: SearchDocument) -> "Entry":
        """Analyse a document once."""
        return cls(document, {name: find_terms(getattr(document, name)) for name in FIELD_WEIGHTS})


def matches_text(entry: Entry, text: TextQuery) -> bool:
    """Return whether an entry has a wanted word, every phrase, and nothing excluded."""
    if any(_holds(entry, words) for words in text.excluded):
        return False
    if not all(_holds(entry, phrase) for phrase in text.phrases):
        return False
    wanted = {term for word in text.words for term in find_terms(word)}
    return not wanted or any(not wanted.isdisjoint(terms) for terms in entry.fields.values())


def _holds(entry: Entry, phrase: str) -> bool:
    """Return whether the phrase's terms stand side by side in some field."""
    wanted = find_terms(phrase)
    size = len(wanted)
    return any(
        terms[place : place + size] == wanted
        for terms in entry.fields.values()
        for place in range(len(terms) - size + 1)
    )


def score(entry: Entry, text: TextQuery) -> float:
    """Add up the weights of the fields in which each wanted term stands."""
    wanted = {term for part in (*text.words, *text.phrases) for term in find_terms(part)}
    return sum(
        weight
        for term in wanted
        for name, weight in FIELD_WEIGHTS.items()
        if term in entry.fields[name]
    )


def build_hit(entry: Entry, text: TextQuery) -> Hit:
    """Return an entry as the answer shows it."""
    document = entry.document
    wanted = {
        term
        for part in (*text.words, *(w for p in text.phrases for w in p.split()))
        for term in find_terms(part)
        if not is_stop_word(term)
    }
    return Hit(
        document.identifier,
        round(score(entry, text), SCORE_DIGITS),
        document.card,
        Highlights(
            _mark_whole(document.title, wanted),
            _mark_whole(document.summary, wanted),
            _mark_fragment(document.body, wanted),
        ),
        document.personal,
    )


def _find_ranges(text: str, wanted: set[str]) -> list[tuple[int, int]]:
    if not wanted:
        return []
    return [(token.start, token.end) for token in find_tokens(text) if token.term in wanted]


def _mark_whole(text: str, wanted: set[str]) -> tuple[str, ...]:
    ranges = _find_ranges(text, wanted)
    return (mark(text, ranges),) if ranges else ()


def _mark_fragment(text: str, wanted: set[str]) -> tuple[str, ...]:
    ranges = _find_ranges(text, wanted)
    if not ranges:
        return ()
    first, last = cut_fragment(text, *ranges[0])
    inside = [(a - first, b - first) for a, b in ranges if first <= a and b <= last]
    return (mark(text[first:last], inside),)
