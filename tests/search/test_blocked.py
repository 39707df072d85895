import datetime as dt

import pytest
import time_machine

from repository.publisher.snapshot import bump, current_version, look_again
from repository.records.choices import State
from repository.records.consent import Surface
from repository.records.models import Consent, Record
from search.blocked import load_sight
from search.models import IndexChange
from search.outbox import enqueue
from tests.factories.case_study import CaseStudyFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.mark.parametrize("state", [State.DRAFT, State.REMOVED, State.CONSENT_ENDED])
def test_records_out_of_sight_are_blocked_however_they_came_to_be(state):
    page = CaseStudyFactory()
    Record.objects.filter(page=page).update(state=state)
    IndexChange.objects.all().delete()

    assert load_sight().blocked == {page.record.pk}


def test_public_records_are_not_blocked():
    CaseStudyFactory()
    Record.objects.filter(page=CaseStudyFactory()).update(state=State.RETRACTED)

    assert load_sight().blocked == frozenset()


def test_a_record_without_a_page_is_blocked():
    Record.objects.filter(page=CaseStudyFactory()).update(page=None)

    assert len(load_sight().blocked) == 1


def test_a_hidden_record_is_blocked_until_the_index_has_followed():
    enqueue(["cs-a"], hide=True)
    enqueue(["cs-b"])

    assert load_sight().blocked == {"cs-a"}

    IndexChange.objects.all().delete()
    assert load_sight().blocked == frozenset()


def test_a_story_whose_consent_ended_is_blocked_however_it_ended():
    page = PersonalVoiceFactory()
    Consent.objects.filter(voice=page).update(released=False)
    IndexChange.objects.all().delete()

    assert load_sight().blocked == {page.record.pk}


def test_a_story_without_consent_to_re_use_is_blocked_for_machines_alone():
    page = PersonalVoiceFactory()
    IndexChange.objects.all().delete()

    assert load_sight().blocked == frozenset()
    assert load_sight(Surface.API).blocked == {page.record.pk}


def test_it_takes_one_query(django_assert_num_queries):
    for _ in range(3):
        Record.objects.filter(page=CaseStudyFactory()).update(state=State.REMOVED)

    with django_assert_num_queries(1):
        load_sight()


@pytest.mark.parametrize("second", [0, 1, 59])
def test_whoever_asks_within_a_minute_asks_at_its_end(second):
    asked = dt.datetime(2026, 11, 27, 9, 30, second, 5, tzinfo=dt.UTC)

    with time_machine.travel(asked, tick=False):
        assert load_sight().now == dt.datetime(2026, 11, 27, 9, 31, tzinfo=dt.UTC)


def test_the_counter_of_snapshots_comes_with_it(django_assert_num_queries):
    bump()
    counted = current_version()
    look_again()

    with django_assert_num_queries(1):
        load_sight()
        assert current_version() == counted > 0
