"""From what was typed to Elasticsearch queries: the one place that knows both.

Built as objects and analysed by the index itself: no text is ever parsed as syntax. Ranks as the
embedded engine does: any alternative of a concept will do, and its strength counts.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

import orjson
from elasticsearch.dsl.query import (
    Bool,
    ConstantScore,
    DisMax,
    FunctionScore,
    MatchPhrase,
    Query,
)

from search.engines.elasticsearch.mapping import ANYWHERE
from search.marks import Marks
from search.meaning import Concept, Strength, find_pairs
from search.query_text import TextQuery
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

#: Concepts whose queries are kept in memory, ready to send: some kilobytes each, and to build one
#: takes longer than to look up all that it names.
_KEPT: Final = 1_000


def build_required(text: TextQuery) -> list[dict[str, Any]]:
    """Return what a record must hold: something of one of the concepts, and every phrase."""
    required: list[dict[str, Any]] = [_in_fields(phrase).to_dict() for phrase in text.phrases]
    if text.concepts:
        # Each concept that is held adds to the score, so that a sentence ranks by all.
        alone = len(text.concepts) == 1
        queries: list[Any] = [_weigh(concept, alone=alone) for concept in text.concepts]
        queries += [_held(pair, SIDE_BY_SIDE).to_dict() for pair in find_pairs(text.concepts)]
        required.append({"bool": {"should": queries, "minimum_should_match": 1}})
    return required


def build_excluded(text: TextQuery) -> list[Query]:
    """Return what a record must not hold."""
    return [hold(words) for words in text.excluded]


def hold(text: str) -> Query:
    """Return a query for records that hold a text's terms side by side."""
    return _place(ANYWHERE, text)


def build_highlight(text: TextQuery, field: str) -> Query | None:
    """Return a query for what is to be marked in a field, quoted phrases whole, if anything is."""
    texts = Marks(text, whole_phrases=True).texts
    return _any(_place(field, words) for words in texts) if texts else None


@lru_cache(_KEPT)
def _weigh(concept: Concept, *, alone: bool) -> orjson.Fragment:
    share = 1.0 if alone else weigh_everyday(concept.zipf)
    query = _any(_rank(concept, share, alone=alone), boost=share)
    return orjson.Fragment(orjson.dumps(query.to_dict()))


def _rank(concept: Concept, share: float, *, alone: bool) -> list[Query]:
    """Return what adds to the score; a boost around it leaves out what functions add."""
    # The best alternative alone: a record is no better for saying one thing in five ways.
    best = DisMax(
        queries=[
            _in_fields(item.text, ALTERNATIVE_WEIGHTS[item.strength])
            for item in concept.alternatives
            if item.strength in ALTERNATIVE_WEIGHTS
        ]
    )
    queries = [_add(best, HELD_ALONE if alone else HELD * share)]
    related = concept.texts(Strength.RELATED)
    if related:
        places = [_place(ANYWHERE, text, RELATED_WEIGHT) for text in related]
        near = DisMax(queries=places, tie_breaker=RELATED_MORE)
        queries.append(near if alone else _add(near, RELATED_HELD * share))
    if alone:
        each = PARTS_HELD / max(1, len(concept.parts))
        queries += [_held(part, each) for part in concept.parts]
    else:
        queries += [
            _add(_in_fields(part, PARTS_WEIGHT), PART_HELD * share) for part in concept.parts
        ]
    return queries


def _add(query: Query, score: float) -> Query:
    """Return a query for the same records, each with so much more.

    What holding something is worth is added where it is found: asked for apart, it would be
    looked up twice. A boost around it does not change it.
    """
    return FunctionScore(query=query, weight=score, boost_mode="sum")


def _in_fields(text: str, boost: float = 1.0) -> Query:
    """Return a query for terms side by side; the weights of all fields that hold them add up."""
    # One list: the server asks for each record how every list within a list does.
    return _any(
        ConstantScore(filter=_place(name, text), boost=weight * boost)
        if name in FLAT_FIELDS
        else _place(name, text, weight * boost)
        for name, weight in FIELD_WEIGHTS.items()
    )


def _held(text: str, score: float) -> Query:
    return ConstantScore(filter=hold(text), boost=score)


def _place(field: str, text: str, boost: float = 1.0) -> Query:
    return MatchPhrase(**{field: {"query": text, "boost": boost}})


def _any(queries: Iterable[Query], boost: float = 1.0) -> Query:
    return Bool(should=list(queries), minimum_should_match=1, boost=boost)
