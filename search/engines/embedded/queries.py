"""From a search to Tantivy queries, built as objects: no text is ever parsed as syntax."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import tantivy
from tantivy import FieldType, Occur, Query

from search.analysis import find_terms, is_stop_word
from search.engines.embedded.concepts import build_ranked, build_unranked, hold, side_by_side
from search.engines.embedded.schema import (
    IDENTIFIER,
    SCHEMA,
    TERMS,
    VISIBLE_UNTIL,
    YEAR,
)
from search.engines.terms import PERSONAL, filter_term, to_microseconds
from search.facets import STATES
from search.query import SearchQuery
from search.query_text import TextQuery
from search.ranking import RELATED_TITLE_WEIGHT, RELATED_WEIGHTS

Clause = tuple[Occur, Query]
_PERSONAL: Final[Clause] = (Occur.Must, Query.term_query(SCHEMA, TERMS, PERSONAL))
_NOT_PERSONAL: Final[Clause] = (Occur.MustNot, Query.term_query(SCHEMA, TERMS, PERSONAL))

_MANY_TERMS: Final = 64


@dataclass(frozen=True)
class Visible:
    """What may be shown now: nothing blocked, no story whose time is over."""

    blocked: frozenset[str]
    now: dt.datetime

    def clauses(self) -> list[Clause]:
        """Return the clauses that leave out what may not be shown."""
        over = Query.range_query(
            SCHEMA,
            VISIBLE_UNTIL,
            FieldType.Integer,
            None,
            to_microseconds(self.now),
            # Few documents have an end: their terms are quicker to look at than every document.
            use_inverted_index=True,
        )
        clauses = [(Occur.MustNot, over)]
        if self.blocked:
            clauses.append((Occur.MustNot, _any_of(IDENTIFIER, sorted(self.blocked))))
        return clauses


def build_query(query: SearchQuery, visible: Visible, *, ranked: bool = True) -> list[Clause]:
    """Return the clauses of a search; join them with `join`.

    Args:
        query: the search.
        visible: what may be shown.
        ranked: whether scores are wanted; finding out only whether records match is quicker.
    """
    clauses = [*visible.clauses(), *_text_clauses(query.text, ranked=ranked)]
    # Few records are in the other states: leaving those out is quicker than asking for these.
    others = sorted(filter_term("state", state) for state in STATES.keys() - query.states)
    if others:
        clauses.append((Occur.MustNot, _any_of(TERMS, others)))
    for wanted in (query.fixed, query.filters):
        clauses += [
            _one_of(filter_term(key, value) for value in values) for key, values in wanted.items()
        ]
    if query.year_from is not None or query.year_to is not None:
        years = Query.range_query(SCHEMA, YEAR, FieldType.Integer, query.year_from, query.year_to)
        clauses.append((Occur.Must, Query.const_score_query(years, 0.0)))
    return clauses


def build_holding(text: str, visible: Visible) -> Query:
    """Return a query for all records that hold a text, whatever their state."""
    return join([*visible.clauses(), (Occur.Must, hold(text))])


def join(clauses: Iterable[Clause]) -> Query:
    """Return one query that all clauses hold for."""
    clauses = list(clauses)
    if all(occur is Occur.MustNot for occur, _ in clauses):
        # Exclusions alone match nothing: begin with everything.
        clauses.append((Occur.Must, Query.const_score_query(Query.all_query(), 0.0)))
    return Query.boolean_query(clauses)


def only_personal(clauses: Iterable[Clause]) -> list[Clause]:
    """Return the clauses narrowed to personal stories."""
    return [*clauses, _PERSONAL]


def without_personal(clauses: Iterable[Clause]) -> list[Clause]:
    """Return the clauses with personal stories left out."""
    return [*clauses, _NOT_PERSONAL]


def build_related(document: tantivy.Document, title: str, visible: Visible) -> Query | None:
    """Return a query for the current records that share terms with a document."""
    identifier = str(document.get_first(IDENTIFIER))
    shared: list[Clause] = [
        (
            Occur.Should,
            Query.const_score_query(_term(TERMS, value), RELATED_WEIGHTS[value.split("=", 1)[0]]),
        )
        for value in _filter_terms(document)
        if value.split("=", 1)[0] in RELATED_WEIGHTS
    ]
    shared += [
        (Occur.Should, Query.const_score_query(_term("title", term), RELATED_TITLE_WEIGHT))
        for term in _terms(word for word in title.split() if not is_stop_word(word))
    ]
    if not shared:
        return None
    return Query.boolean_query(
        [
            (Occur.Must, Query.boolean_query(shared)),
            _one_of([filter_term("state", "current")]),
            (Occur.MustNot, _term(IDENTIFIER, identifier)),
            _NOT_PERSONAL,
            *visible.clauses(),
        ]
    )


def _filter_terms(document: tantivy.Document) -> list[str]:
    return [str(value) for value in document.get_all(TERMS)]


def _terms(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(term for word in words for term in find_terms(word)))


def _term(field: str, term: str) -> Query:
    return Query.term_query(SCHEMA, field, term)


def _one_of(terms: Iterable[str]) -> Clause:
    return Occur.Must, Query.const_score_query(_any_of(TERMS, sorted(terms)), 0.0)


def _any_of(field: str, terms: list[str]) -> Query:
    if len(terms) > _MANY_TERMS:
        return Query.term_set_query(SCHEMA, field, terms)
    # A set walks the field's dictionary, which costs as much as some dozens of terms.
    return Query.boolean_query([(Occur.Should, _term(field, term)) for term in terms])


def _text_clauses(text: TextQuery, *, ranked: bool) -> list[Clause]:
    clauses: list[Clause] = []
    if text.concepts:
        build = build_ranked if ranked else build_unranked
        clauses.append((Occur.Must, build(text.concepts)))
    clauses += [(Occur.Must, side_by_side(phrase)) for phrase in text.phrases]
    clauses += [(Occur.MustNot, side_by_side(words)) for words in text.excluded]
    return clauses
