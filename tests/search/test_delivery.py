import datetime as dt

import pytest
from django.utils import timezone

from repository.records.models import Record
from search import building, delivery
from search.backlog import pending
from search.delivery import deliver, drain
from search.engines import get_engine
from search.engines.base import EngineUnavailableError
from search.lock import REBUILD, WRITER, hold
from search.models import IndexChange
from search.outbox import enqueue
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.case_study import CaseStudyFactory
from tests.finding import retitle, titles

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.usefixtures("search_index"),
    pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True),
]


def break_writing(monkeypatch):
    def refuse(*_args, **_options):
        raise EngineUnavailableError("The disk is full")

    monkeypatch.setattr(type(get_engine()), "upsert", refuse)


@pytest.fixture
def index(search_index):
    search_index()


@pytest.mark.usefixtures("search_delivery")
def test_a_change_is_visible_once_it_is_committed(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        CaseStudyFactory(title="Weighing swabs")

    assert titles() == ["Weighing swabs"]
    assert not pending().exists()


@pytest.mark.usefixtures("index")
def test_changes_to_one_record_are_delivered_as_one():
    page = CaseStudyFactory()
    retitle(page, "First")
    retitle(page, "Second")

    report = drain()

    assert report.delivered == 1
    assert titles() == ["Second"]


@pytest.mark.usefixtures("index")
def test_draining_again_changes_nothing():
    page = CaseStudyFactory(title="Weighing swabs")
    drain()
    enqueue([page.record.pk])
    drain()

    assert titles() == ["Weighing swabs"]


@pytest.mark.usefixtures("index")
def test_a_late_delivery_does_not_bring_back_what_is_gone():
    page = CaseStudyFactory()
    drain()
    enqueue([page.record.pk])
    page.unpublish()

    drain()

    assert titles() == []


@pytest.mark.usefixtures("index")
def test_an_unknown_record_is_taken_out_without_complaint():
    enqueue(["cs-neverthere"])

    assert drain().delivered == 1


@pytest.mark.usefixtures("index")
def test_trouble_with_the_index_leaves_changes_waiting(monkeypatch):
    CaseStudyFactory()
    break_writing(monkeypatch)

    report = drain()

    change = pending().first()
    assert "disk is full" in report.error
    assert change.attempts == 1
    assert "disk is full" in change.last_error
    assert change.not_before > timezone.now()


@pytest.mark.usefixtures("index")
def test_a_failed_change_is_left_alone_until_it_is_due(monkeypatch):
    CaseStudyFactory(title="Weighing swabs")
    with monkeypatch.context() as patch:
        break_writing(patch)
        drain()

    assert drain().delivered == 0
    IndexChange.objects.update(not_before=timezone.now() - dt.timedelta(seconds=1))
    assert drain().delivered == 1
    assert titles() == ["Weighing swabs"]


@pytest.mark.usefixtures("index")
def test_one_record_that_cannot_be_built_stops_no_other(monkeypatch):
    broken = CaseStudyFactory()
    CaseStudyFactory(title="Weighing swabs")
    build = building.build_document

    def build_or_fail(record, lookups):
        if record.pk == broken.record.pk:
            raise ValueError("No such block")
        return build(record, lookups)

    monkeypatch.setattr(building, "build_document", build_or_fail)

    report = drain()

    assert (report.delivered, report.failed) == (1, 1)
    assert titles() == ["Weighing swabs"]
    assert {change.last_error for change in pending()} == {"ValueError: No such block"}


@pytest.mark.usefixtures("index")
def test_what_failed_is_covered_by_the_next_change_of_the_same_record(monkeypatch):
    page = CaseStudyFactory()
    enqueue([page.record.pk], hide=True)
    with monkeypatch.context() as patch:
        break_writing(patch)
        drain()
    retitle(page, "Shown again")

    drain()

    assert titles() == ["Shown again"]
    assert not pending().filter(identifier=page.record.pk).exists()


@pytest.mark.usefixtures("search_delivery")
def test_trouble_with_the_index_does_not_fail_the_edit(
    monkeypatch, django_capture_on_commit_callbacks
):
    break_writing(monkeypatch)

    with django_capture_on_commit_callbacks(execute=True):
        page = CaseStudyFactory()

    assert Record.objects.filter(page=page).exists()
    assert pending().exists()


@pytest.mark.usefixtures("index")
def test_whoever_finds_the_index_being_written_leaves_the_change_to_the_writer():
    CaseStudyFactory()

    with hold(WRITER, wait=False):
        report = drain()

    assert report.busy
    assert pending().exists()


@pytest.mark.usefixtures("index")
def test_the_courier_sees_to_it_that_the_writer_does(monkeypatch):
    woken = []
    monkeypatch.setattr(delivery.courier, "wake", lambda: woken.append(True))
    CaseStudyFactory()

    with hold(WRITER, wait=False):
        deliver()

    assert woken


@pytest.mark.usefixtures("index")
def test_no_more_than_the_last_delivery_is_kept():
    for _ in range(2):
        CaseStudyFactory()
        drain()

    (last,) = IndexChange.objects.all()
    assert last.delivered_at


@pytest.mark.usefixtures("index")
def test_a_change_made_while_another_is_delivered_is_delivered_too(monkeypatch):
    first = CaseStudyFactory(title="First")
    engine = type(get_engine())
    upsert = engine.upsert
    edits = ["Second"]

    def upsert_while_editing(self, documents, **options):
        upsert(self, documents, **options)
        if edits:
            retitle(first, edits.pop())

    monkeypatch.setattr(engine, "upsert", upsert_while_editing)

    drain()

    assert titles() == ["Second"]
    assert not pending().exists()


@pytest.mark.usefixtures("index")
def test_delivered_changes_are_kept_while_a_rebuild_must_learn_of_them():
    CaseStudyFactory()

    with hold(REBUILD, wait=False):
        drain()

    assert not pending().exists()
    assert IndexChange.objects.exclude(delivered_at=None).exists()


def test_without_an_index_changes_wait_without_counting_as_failures():
    CaseStudyFactory()

    report = drain()

    assert report.needs_rebuild
    assert pending().first().attempts == 0
