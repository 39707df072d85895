"""What a request had no time for is delivered after it, and what failed is tried again."""

import datetime as dt
import threading

import pytest
from django.db import transaction

from search import backlog, delivery, outbox
from search.backlog import pending
from search.courier import Courier
from search.delivery import deliver, drain
from search.engines import get_engine
from search.engines.base import EngineUnavailableError
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory

PATIENCE = 20


class TestTheThread:
    def test_it_ends_when_nothing_is_left(self):
        rests = [0.0, 0.0, None]
        courier = Courier("test", lambda: rests.pop(0))

        courier.wake()

        assert courier.join(PATIENCE)
        assert rests == []

    def test_it_can_be_woken_again(self):
        done = []
        courier = Courier("test", lambda: done.append(1))

        for _ in range(2):
            courier.wake()
            assert courier.join(PATIENCE)

        assert len(done) == 2

    def test_one_that_watches_looks_again_though_nothing_was_left(self):
        looked, twice = [], threading.Event()

        def step():
            looked.append(True)
            if len(looked) > 1:
                twice.set()

        courier = Courier("test", step)
        courier.watch(0.01)

        assert twice.wait(PATIENCE)
        courier.watch(None)
        assert courier.join(PATIENCE)

    def test_waking_cuts_a_rest_short(self):
        resting = threading.Event()

        def step():
            if resting.is_set():
                return None
            resting.set()
            return 50.0

        courier = Courier("test", step)
        courier.wake()
        resting.wait(PATIENCE)
        courier.wake()

        assert courier.join(PATIENCE)

    def test_an_error_is_logged_and_tried_again(self, monkeypatch, caplog):
        monkeypatch.setattr("search.courier.LONGEST_REST", 0.01)
        answers = [ValueError("once"), None]

        def step():
            answer = answers.pop(0)
            if answer:
                raise answer

        courier = Courier("test", step)
        courier.wake()

        assert courier.join(PATIENCE)
        assert answers == []
        assert "could not go on" in caplog.text


@pytest.fixture
def courier(monkeypatch, search_index):
    """The site's courier over an index of this test's own, with one record to a batch."""
    search_index()
    monkeypatch.setattr(delivery, "BATCH", 1)
    monkeypatch.setattr(delivery, "REQUEST_SECONDS", 0.0)
    monkeypatch.setattr(delivery, "_LOOK_AGAIN", 0.01)
    yield delivery.courier
    assert delivery.courier.join(PATIENCE)


@pytest.mark.django_db
@pytest.mark.both_databases
class TestARequest:
    @pytest.mark.usefixtures("courier")
    def test_delivers_no_further_batch_when_its_time_is_up(self):
        for _ in range(3):
            CaseStudyFactory()

        report = drain(seconds=0)

        assert (report.delivered, report.unfinished) == (1, True)
        assert pending().values("identifier").distinct().count() == 2

    @pytest.mark.usefixtures("courier")
    def test_a_drain_without_a_limit_takes_everything(self):
        for _ in range(3):
            CaseStudyFactory()

        assert not drain().unfinished
        assert not pending().exists()

    @pytest.mark.usefixtures("search_index")
    def test_an_engine_that_says_nothing_leaves_changes_waiting(self, monkeypatch):
        def refuse(_self):
            raise EngineUnavailableError("Nobody there")

        CaseStudyFactory()
        monkeypatch.setattr(type(get_engine()), "status", refuse)

        report = drain()

        assert (report.error, report.unfinished) == ("Nobody there", True)
        assert pending().exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.both_databases
class TestDelivery:
    def test_what_a_request_had_no_time_for_follows(self, courier):
        with transaction.atomic(), outbox.paused():
            pages = [CaseStudyFactory() for _ in range(4)]

        deliver()

        assert courier.join(PATIENCE)
        assert not pending().exists()
        assert get_engine().status().documents == len(pages)

    def test_what_failed_is_tried_again_until_it_succeeds(self, courier, monkeypatch):
        engine = type(get_engine())
        upsert, refusals = engine.upsert, [1, 2]

        def refuse_at_first(self, documents, **options):
            if refusals:
                refusals.pop()
                raise EngineUnavailableError("The disk is full")
            upsert(self, documents, **options)

        monkeypatch.setattr(engine, "upsert", refuse_at_first)
        monkeypatch.setattr(backlog, "LONGEST_WAIT", dt.timedelta(milliseconds=10))
        with outbox.paused():
            CaseStudyFactory()

        deliver()

        assert courier.join(PATIENCE)
        assert not pending().exists()
        assert get_engine().status().documents == 1

    def test_what_a_process_left_when_it_died_is_delivered_by_the_next(self, courier):
        with outbox.paused():
            page = CaseStudyFactory()

        courier.wake()

        assert courier.join(PATIENCE)
        assert not pending().exists()
        assert get_engine().status().documents == 1
        assert page.live

    @pytest.mark.usefixtures("search_delivery")
    def test_renaming_a_body_with_many_records_costs_its_editor_one_batch(
        self, courier, monkeypatch
    ):
        monkeypatch.setattr(courier, "wake", lambda: None)
        body = OrganisationFactory(name="Before")
        for _ in range(3):
            CaseStudyFactory(organisations=[(body, "led-by")])
        drain()

        body.name = "After"
        body.save()

        assert pending().count() == 2
