"""Concepts as Tantivy queries: any alternative will do, and its strength ranks."""

from collections.abc import Iterable, Sequence

from tantivy import Occur, Query

from search.analysis import find_terms
from search.engines.embedded.schema import ANYWHERE, SCHEMA
from search.meaning import Concept, Strength, find_pairs
from search.ranking import (
    ALTERNATIVE_WEIGHTS,
    FIELD_WEIGHTS,
    FLAT_FIELDS,
    HELD,
    HELD_ALONE,
    PART_HELD,
    PARTS_HELD,
    PARTS_WEIGHT,
    RELATED_HELD,
    RELATED_MORE,
    RELATED_WEIGHT,
    SIDE_BY_SIDE,
    weigh_everyday,
)


def build_unranked(concepts: Sequence[Concept]) -> Query:
    """Return a query for the records that hold anything of any concept."""
    expressions = {
        find_terms(text): text
        for concept in concepts
        for text in (*concept.texts(*Strength), *concept.parts)
    }
    words = {terms[0] for terms in expressions if len(terms) == 1}
    # Whatever holds a phrase holds its words: where one of those is asked for, the phrase is not.
    telling = [
        text for terms, text in expressions.items() if len(terms) == 1 or words.isdisjoint(terms)
    ]
    return _any(_places(ANYWHERE, telling))


def build_ranked(concepts: Sequence[Concept]) -> Query:
    """Return a query for the same records, with scores: every concept that is held adds to it."""
    alone = len(concepts) == 1
    queries = [_weigh(concept, alone=alone) for concept in concepts]
    queries += [Query.const_score_query(hold(pair), SIDE_BY_SIDE) for pair in find_pairs(concepts)]
    return _any(queries)


def side_by_side(phrase: str) -> Query:
    """Return a query for terms that follow one another in some field."""
    return _in_fields(phrase)


def hold(text: str) -> Query:
    """Return a query for records that hold a text's terms side by side, which does not rank."""
    return _place(ANYWHERE, text)


def _weigh(concept: Concept, *, alone: bool) -> Query:
    query = _any(_rank(concept, alone=alone))
    return query if alone else Query.boost_query(query, weigh_everyday(concept.zipf))


def _rank(concept: Concept, *, alone: bool) -> list[Query]:
    # The best alternative alone: a record is no better for saying one thing in five ways.
    best = Query.disjunction_max_query(
        [
            Query.boost_query(_in_fields(item.text), ALTERNATIVE_WEIGHTS[item.strength])
            for item in concept.alternatives
            if item.strength in ALTERNATIVE_WEIGHTS
        ]
    )
    # What holding any is worth is added here: asked for apart, each would be looked up twice.
    queries = [_add(best, HELD_ALONE if alone else HELD)]
    related = concept.texts(Strength.RELATED)
    if related:
        found = [Query.boost_query(place, RELATED_WEIGHT) for place in _places(ANYWHERE, related)]
        near = Query.disjunction_max_query(found, RELATED_MORE)
        queries.append(near if alone else _add(near, RELATED_HELD))
    if alone:
        each = PARTS_HELD / max(1, len(concept.parts))
        queries += [Query.const_score_query(hold(part), each) for part in concept.parts]
    else:
        queries += [Query.boost_query(_in_fields(part), PARTS_WEIGHT) for part in concept.parts]
        queries += [Query.const_score_query(hold(part), PART_HELD) for part in concept.parts]
    return queries


def _add(query: Query, score: float) -> Query:
    """Return a query for the same records, each with so much more."""
    more = Query.const_score_query(Query.all_query(), score)
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, more)])


def _in_fields(text: str) -> Query:
    return _any(
        Query.const_score_query(_place(field, text), weight)
        if field in FLAT_FIELDS
        else Query.boost_query(_place(field, text), weight)
        for field, weight in FIELD_WEIGHTS.items()
    )


def _places(field: str, texts: Iterable[str]) -> list[Query]:
    return [_place(field, text) for text in texts]


def _place(field: str, text: str) -> Query:
    """Return a query for a text's terms side by side in one field."""
    terms = find_terms(text)
    if len(terms) == 1:
        # Tantivy aborts on a phrase of one term.
        return Query.term_query(SCHEMA, field, terms[0])
    return Query.phrase_query(SCHEMA, field, list(terms))


def _any(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])
