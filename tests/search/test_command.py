"""`search_index`: what operators and scripts rely on."""

import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from search.backlog import pending
from search.engines import get_engine
from search.engines.base import EngineUnavailableError
from search.models import IndexChange
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.case_study import CaseStudyFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.usefixtures("search_index"),
    pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True),
]


def run(action):
    out = io.StringIO()
    call_command("search_index", action, stdout=out)
    return out.getvalue()


def test_rebuilding_tells_how_far_it_is_and_what_it_did():
    CaseStudyFactory()

    out = run("rebuild")

    assert "1 records read" in out
    assert "Rebuilt: 1 records" in out


def test_a_failed_rebuild_fails(monkeypatch):
    def refuse(_self):
        raise EngineUnavailableError("The disk is full")

    monkeypatch.setattr(type(get_engine()), "start_build", refuse)

    with pytest.raises(CommandError, match="disk is full"):
        run("rebuild")


def test_status_fails_while_there_is_no_index():
    with pytest.raises(CommandError, match="rebuild"):
        run("status")


def test_status_tells_how_many_records_and_changes_there_are():
    CaseStudyFactory()
    run("rebuild")
    CaseStudyFactory()

    out = run("status")

    assert "ready, 1 records" in out
    assert f"Waiting changes: {pending().count()}" in out


def test_status_fails_when_a_change_could_not_be_delivered():
    run("rebuild")
    IndexChange.objects.create(identifier="cs-a", attempts=3, last_error="The disk is full")

    with pytest.raises(CommandError, match="could not be delivered"):
        run("status")


def test_draining_delivers_what_waits():
    run("rebuild")
    CaseStudyFactory()

    assert "Delivered: 1. Waiting: 0." in run("drain")


def test_draining_does_not_wait_for_what_failed_before():
    run("rebuild")
    CaseStudyFactory()
    IndexChange.objects.update(attempts=9, not_before=timezone.now() + dt.timedelta(minutes=5))

    assert "Waiting: 0." in run("drain")


def test_going_back_is_refused_where_there_is_nothing_to_go_back_to():
    run("rebuild")

    with pytest.raises(CommandError, match=r"keeps no previous|no earlier"):
        run("rollback")


def test_draining_without_an_index_fails():
    CaseStudyFactory()

    with pytest.raises(CommandError, match="rebuild it"):
        run("drain")


def test_an_unknown_action_is_refused():
    with pytest.raises(CommandError):
        run("dance")
