import pytest

from repository.publisher import snapshot
from repository.replication.choices import AdoptionStage, AdoptionStatus
from repository.replication.counting import Tally, tally
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
