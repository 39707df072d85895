"""Beside the floor of `make bench`: any word, BM25, no synonyms. Half of what it lacks is gained.

`make bench` shows the figures.
"""

import sys

import pytest

from search.engines import get_engine
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.relevance.judgements import DEVELOPMENT, SEALED, load_queries
from tests.relevance.scoring import score

pytestmark = [
    pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True),
    # The floor is Elasticsearch, whichever engine is compared with it.
    pytest.mark.elasticsearch,
    pytest.mark.django_db,
]


@pytest.fixture
def compare(find, find_by_floor):
    """Score both on one half of the queries, and say how it went."""

    def compare(half):
        queries = load_queries(half)
        ours, floor = score(find, queries), score(find_by_floor, queries)
        for name, scores in (("floor", floor), (get_engine().name, ours)):
            sys.stdout.write(f"\n{half}, {name}: {scores.report()}\n")
        # Means alone: a failure must not show how single queries of a sealed half fared.
        return ours.mean, floor.mean, ours.zero_rate

    return compare


def test_half_of_the_way_from_the_floor_to_perfect_is_gone(compare):
    ours, floor, _ = compare(DEVELOPMENT)

    assert ours >= (1 + floor) / 2


@pytest.mark.sealed
def test_it_is_for_queries_that_nobody_tuned_for_too(compare):
    """For a release alone: see the folder's README."""
    ours, floor, without_result = compare(SEALED)

    assert ours >= (1 + floor) / 2
    assert without_result == 0
