import contextlib

import pytest
from django.utils import timezone

from repository.records.choices import State
from repository.records.models import Record
from search import building, rebuild
from search.backlog import pending
from search.delivery import drain
from search.engines import get_engine
from search.engines.base import EngineUnavailableError
from search.engines.elasticsearch.writing import ElasticsearchBuild
from search.engines.embedded.writing import EmbeddedBuild
from search.lock import REBUILD, WRITER, hold
from search.query import SearchQuery
from search.rebuild import RebuildError
from tests.elasticsearch.fixtures import BOTH_ENGINES, list_indices
from tests.factories.case_study import CaseStudyFactory
from tests.finding import titles

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.usefixtures("search_index"),
    pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True),
]


@pytest.fixture
def build_type(search_engine):
    return {"embedded": EmbeddedBuild, "elasticsearch": ElasticsearchBuild}[search_engine]


@pytest.fixture
def during(monkeypatch):
    """Do something after the records were read and before the new index is swapped in."""

    def arrange(action):
        fill = rebuild._fill  # noqa: SLF001 - the moment between reading and swapping has no other name

        def fill_then_act(build, progress):
            report = fill(build, progress)
            action()
            return report

        monkeypatch.setattr(rebuild, "_fill", fill_then_act)

    return arrange


def test_every_public_record_is_in_the_new_index():
    CaseStudyFactory(title="One")
    CaseStudyFactory(title="Two")
    CaseStudyFactory(title="A draft", published=False)

    assert rebuild.rebuild().written == 2
    assert titles() == ["One", "Two"]


def test_changes_that_waited_are_covered_by_it():
    CaseStudyFactory()
    rebuild.rebuild()

    assert not pending().exists()


def test_only_so_many_indices_are_kept_after_the_swap(search_engine):
    # The embedded engine keeps none to go back to.
    kept = {"embedded": 1, "elasticsearch": 2}[search_engine]
    rebuild.rebuild()
    (first,) = list_indices()
    rebuild.rebuild()
    rebuild.rebuild()

    assert len(list_indices()) == kept
    assert first not in list_indices()


def test_readers_keep_the_old_index_until_the_new_one_is_whole(during):
    CaseStudyFactory(title="Before")
    rebuild.rebuild()
    page = CaseStudyFactory(title="After")
    seen = []
    during(lambda: seen.append(titles()))

    rebuild.rebuild()

    assert seen == [["Before"]]
    assert titles() == ["After", "Before"]
    assert page.live


def test_an_edit_during_the_rebuild_is_kept(during):
    page = CaseStudyFactory(title="Before")
    rebuild.rebuild()

    def edit():
        page.title = "After"
        page.save()

    during(edit)
    rebuild.rebuild()

    assert titles() == ["After"]


def test_an_edit_delivered_to_the_old_index_during_the_rebuild_is_kept(during):
    page = CaseStudyFactory(title="Before")
    rebuild.rebuild()
    seen = []

    def edit():
        page.title = "After"
        page.save()
        drain()
        seen.append(titles())

    during(edit)
    rebuild.rebuild()

    assert seen == [["After"]]
    assert titles() == ["After"]
    assert not pending().exists()


def test_a_record_published_during_the_rebuild_is_there(during):
    rebuild.rebuild()
    during(lambda: CaseStudyFactory(title="New"))

    rebuild.rebuild()

    assert titles() == ["New"]


@pytest.mark.parametrize("delivered", [False, True])
@pytest.mark.parametrize("action", ["unpublish", "delete", "remove"])
def test_a_record_taken_away_during_the_rebuild_stays_away(during, action, delivered):
    page = CaseStudyFactory(title="Going")
    CaseStudyFactory(title="Staying")
    rebuild.rebuild()

    def take_away():
        if action == "remove":
            record = page.record
            record.state = State.REMOVED
            record.save()
        else:
            getattr(page, action)()
        if delivered:
            drain()

    during(take_away)
    rebuild.rebuild()

    assert titles() == ["Staying"]


def test_a_moved_list_during_the_rebuild_gives_new_addresses(during):
    page = CaseStudyFactory()
    rebuild.rebuild()

    def move():
        parent = page.get_parent().specific
        parent.slug = "studies"
        parent.save()

    during(move)
    rebuild.rebuild()

    found = get_engine().search(SearchQuery(), frozenset(), timezone.now())
    assert found.hits[0].card["url"].startswith("/studies/")


@pytest.mark.parametrize("step", ["upsert", "activate"])
def test_a_failure_half_way_leaves_the_old_index_serving_and_nothing_else(
    monkeypatch, step, build_type
):
    CaseStudyFactory(title="Before")
    rebuild.rebuild()
    CaseStudyFactory(title="After")

    def refuse(*_args):
        raise EngineUnavailableError("The disk is full")

    monkeypatch.setattr(build_type, step, refuse)
    with pytest.raises(EngineUnavailableError):
        rebuild.rebuild()

    assert titles() == ["Before"]
    assert len(list_indices()) == 1
    assert pending().exists()


def test_a_change_caught_up_by_a_rebuild_that_fails_is_not_lost(monkeypatch, during, build_type):
    page = CaseStudyFactory(title="Before")
    rebuild.rebuild()

    def edit():
        page.title = "After"
        page.save()

    during(edit)
    with monkeypatch.context() as patch:
        patch.setattr(build_type, "activate", lambda _self: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            rebuild.rebuild()
    drain()

    assert titles() == ["After"]


def test_trouble_after_the_swap_leaves_the_new_index_serving(monkeypatch):
    CaseStudyFactory(title="Before")
    rebuild.rebuild()
    CaseStudyFactory(title="After")
    with monkeypatch.context() as patch:
        patch.setattr(rebuild, "settle", lambda *_args, **_options: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            rebuild.rebuild()

    assert titles() == ["After", "Before"]
    drain()
    assert not pending().exists()


def test_who_only_looks_whether_a_rebuild_runs_does_not_stop_one(monkeypatch):
    CaseStudyFactory(title="Here")
    looking = contextlib.ExitStack()
    looking.enter_context(hold(REBUILD, wait=False))

    def hold_then(name, *, wait):
        # Whoever looks holds the writer's lock, and gives up both.
        if name == WRITER:
            looking.close()
        return hold(name, wait=wait)

    monkeypatch.setattr(rebuild, "hold", hold_then)

    rebuild.rebuild()

    assert titles() == ["Here"]


def test_two_rebuilds_do_not_run_at_once():
    with hold(REBUILD, wait=False), pytest.raises(RebuildError, match="Another"):
        rebuild.rebuild()


def test_one_record_in_many_that_cannot_be_built_is_left_out_and_reported(monkeypatch):
    pages = [CaseStudyFactory(title=f"Record {number}") for number in range(25)]
    broken = pages[3].record.pk
    build = building.build_document

    def build_or_fail(record, lookups):
        if record.pk == broken:
            raise ValueError("No such block")
        return build(record, lookups)

    monkeypatch.setattr(building, "build_document", build_or_fail)

    report = rebuild.rebuild()

    assert (report.written, report.errors.keys()) == (24, {broken})
    assert {change.identifier for change in pending()} == {broken}


def test_many_records_that_cannot_be_built_stop_the_rebuild(monkeypatch):
    CaseStudyFactory(title="Before")
    rebuild.rebuild()
    monkeypatch.setattr(building, "build_document", lambda _record, _lookups: 1 / 0)

    with pytest.raises(RebuildError, match="ZeroDivisionError"):
        rebuild.rebuild()

    assert titles() == ["Before"]


def test_progress_is_told():
    CaseStudyFactory()
    told = []

    rebuild.rebuild(told.append)

    assert told == [Record.objects.count()]


def test_what_a_rebuild_that_was_killed_left_behind_is_removed_by_the_next():
    rebuild.rebuild()
    (serving,) = list_indices()
    get_engine().start_build()
    (stray,) = {*list_indices()} - {serving}

    rebuild.rebuild()

    assert stray not in list_indices()


@pytest.mark.parametrize("running", [False, True])
def test_the_next_delivery_removes_what_no_rebuild_is_filling(running):
    rebuild.rebuild()
    (serving,) = list_indices()
    get_engine().start_build()
    CaseStudyFactory(title="New")

    with hold(REBUILD, wait=False) if running else contextlib.nullcontext():
        drain()

    assert titles() == ["New"]
    assert (list_indices() == [serving]) is not running
