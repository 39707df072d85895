"""The judgements are complete, spread and well formed; the scores are what they say they are."""

import math
from collections import Counter

import pytest

from home import starter
from tests.relevance.judgements import DEVELOPMENT, GRADES, SEALED, JudgedQuery, load_queries
from tests.relevance.scoring import measure_agreement, score

QUERIES = load_queries()
HALVES = (DEVELOPMENT, SEALED)


def judged(name="q1", **grades):
    return JudgedQuery(name, DEVELOPMENT, "one word", name, grades)


def test_there_are_at_least_eighty_different_queries():
    assert len({query.text.casefold() for query in QUERIES}) == len(QUERIES) >= 80


def test_every_query_has_a_best_answer_and_only_known_grades():
    for query in QUERIES:
        assert 3 in query.grades.values(), query.text
        assert set(query.grades.values()) <= GRADES


def test_every_judged_record_is_a_starter_record():
    known = set(starter.read("identifiers").values())

    assert {record for query in QUERIES for record in query.grades} <= known


def test_both_halves_hold_enough_of_each_kind_of_query():
    kinds = {half: Counter(q.kind for q in QUERIES if q.half == half) for half in HALVES}

    for kind in {query.kind for query in QUERIES}:
        assert min(kinds[half][kind] for half in HALVES) >= 12


def test_a_perfect_order_scores_one():
    assert score(lambda _text: ["a", "b"], [judged(a=3, b=1)]).mean == 1


def test_a_worse_order_scores_by_grade_over_the_logarithm_of_the_place():
    best = 3 + 1 / math.log2(3)

    scores = score(lambda _text: ["b", "a"], [judged(a=3, b=1)])

    assert scores.mean == pytest.approx((1 + 3 / math.log2(3)) / best)


def test_a_query_without_results_counts_as_nothing_and_is_reported():
    scores = score(lambda text: ["a"] if text == "q1" else [], [judged(a=3), judged("q2", a=3)])

    assert scores.mean == 0.5
    assert scores.zero == {"q2"}
    assert scores.zero_rate == 0.5


def test_agreement_is_one_for_equal_grades_and_none_for_chance():
    one = {("q", "a"): 3, ("q", "b"): 0}

    assert measure_agreement(one, one) == {"pairs": 2, "exact": 1, "kappa": 1}
    assert measure_agreement(one, {("q", "a"): 0, ("q", "b"): 3})["kappa"] == -1
