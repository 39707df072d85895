import pytest

from repository.publisher import snapshot
from repository.replication.choices import AdoptionStage, AdoptionStatus
from repository.replication.counting import Tally, count_in_words, tally
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def record(home_page):  # noqa: ARG001 - pages hang below it
    return CaseStudyFactory().record


def test_a_record_that_nobody_adopts_counts_nothing(record):
    assert tally(record.pk) == Tally()
    assert tally(record.pk).total == 0


def test_stopped_adoptions_count_like_the_others(record):
    AdoptionFactory(record=record, stage=AdoptionStage.STOPPED)
    AdoptionFactory.create_batch(2, record=record, stage=AdoptionStage.TESTING)
    AdoptionFactory(record=record, status=AdoptionStatus.DECLINED)
    found = tally(record.pk)
    assert (found.total, found.stopped) == (3, 1)
    assert found.by_stage == {"stopped": 1, "testing": 2}


def test_a_count_asks_the_database_once_until_something_changes(record, django_assert_num_queries):
    AdoptionFactory(record=record)
    tally(record.pk)
    with django_assert_num_queries(0):
        assert tally(record.pk).total == 1
    snapshot.look_again()
    AdoptionFactory(record=record)
    assert tally(record.pk).total == 2


@pytest.mark.parametrize(
    ("total", "stopped", "told"),
    [
        (0, 0, "0 adoptions"),
        (1, 0, "1 adoption"),
        (1, 1, "1 adoption, stopped"),
        (2, 1, "2 adoptions, 1 stopped"),
        (1200, 2, "1,200 adoptions, 2 stopped"),
    ],
)
def test_a_count_is_told_in_plain_words(total, stopped, told):
    assert count_in_words(total, stopped) == told


@pytest.mark.parametrize(
    ("by_stage", "adopters", "tellers", "stages"),
    [
        ({"testing": 1}, "Adopted by 1", "1 team has told us", "1 testing"),
        ({"stopped": 1}, "Adopted by 1, stopped", "1 team has told us", "1 stopped"),
        (
            {"stopped": 2, "testing": 1200},
            "Adopted by 1,202, 2 stopped",
            "1,202 teams have told us",
            "1,200 testing, 2 stopped",
        ),
    ],
)
def test_cards_and_pages_tell_the_same_count(by_stage, adopters, tellers, stages):
    counted = Tally(by_stage)
    assert (counted.adopters, counted.tellers) == (adopters, tellers)
    assert counted.stages_in_words == stages
