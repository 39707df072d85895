import pytest
from django.db import transaction

from search.backlog import pending
from search.delivery import deliver
from search.outbox import enqueue, enqueue_failed, paused
from tests.factories.case_study import CaseStudyFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.usefixtures("search_index"),
]


@pytest.mark.usefixtures("search_delivery")
def test_many_changes_in_a_transaction_are_delivered_together(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        CaseStudyFactory()
        CaseStudyFactory()

    assert [call for call in callbacks if call is deliver] == [deliver]


@pytest.mark.usefixtures("search_delivery")
def test_while_paused_nothing_is_delivered(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks, paused():
        CaseStudyFactory()

    assert deliver not in callbacks
    assert pending().exists()


def test_a_change_that_is_rolled_back_is_not_noted():
    page = CaseStudyFactory()
    pending().delete()

    with transaction.atomic():
        page.title = "Never"
        page.save()
        transaction.set_rollback(True)

    assert not pending().exists()


def test_a_record_named_twice_is_noted_once():
    enqueue(["cs-one", "cs-two", "cs-one"])

    assert [change.identifier for change in pending()] == ["cs-one", "cs-two"]


def test_a_record_that_cannot_be_built_waits_with_the_reason():
    enqueue_failed({"cs-one": "ValueError: No such block"})

    (change,) = pending()
    assert (change.attempts, change.last_error) == (1, "ValueError: No such block")
    assert change.not_before


def test_what_waits_already_is_not_noted_again_when_it_fails():
    enqueue(["cs-one"])
    enqueue_failed({"cs-one": "ValueError: No such block"})

    assert pending().count() == 1
