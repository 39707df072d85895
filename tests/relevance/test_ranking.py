"""Ranking does not slip: the judged queries against the figures recorded for the engine."""

import pytest

from search.engines import get_engine
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.relevance.judgements import DEVELOPMENT, load_queries, load_recorded
from tests.relevance.scoring import score

pytestmark = pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True)
#: Figures are recorded to four places; the last one is rounding.
ROUNDING = 0.00005


@pytest.mark.django_db
def test_ranking_is_at_least_as_good_as_recorded(find):
    recorded = load_recorded()[get_engine().name]

    scores = score(find, load_queries(DEVELOPMENT))

    assert scores.mean >= recorded["ndcg@10"] - ROUNDING, scores.report()
    assert scores.zero_rate <= recorded["zero_rate"] + ROUNDING, sorted(scores.zero)
