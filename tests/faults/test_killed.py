"""A process that is killed (-9) in the middle loses nothing, and leaves nobody waiting."""

import contextlib
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection

from search import outbox
from search.backlog import pending
from search.delivery import drain
from search.lock import REBUILD, WRITER, is_held
from search.rebuild import rebuild
from tests.elasticsearch.fixtures import BOTH_ENGINES, list_indices
from tests.factories.case_study import CaseStudyFactory
from tests.faults.proxy import PATIENCE, Harm
from tests.finding import retitle, titles

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.both_databases,
    pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True),
]


@pytest.fixture
def way(request, search_engine):
    """The proxy before Elasticsearch; the embedded engine has none."""
    return request.getfixturevalue("proxy") if search_engine == "elasticsearch" else None


@pytest.fixture
def page(way, search_index):  # noqa: ARG001 - asked for by name
    with outbox.paused():
        page = CaseStudyFactory(title="Before")
        CaseStudyFactory(title="Staying")
    search_index()
    return page


@pytest.fixture
def kill_in_the_middle(way, tmp_path):
    """Start a process, wait until it is in the middle of its work, and kill it there."""

    @contextlib.contextmanager
    def started(what):
        place = {
            "database": str(connection.settings_dict["NAME"]),
            "folder": str(django_settings.SEARCH_INDEX_DIR),
            "server": way.url if way else "",
            "index": django_settings.ELASTICSEARCH.index if way else "",
        }
        command = [sys.executable, "-m", "tests.faults.victim", what, json.dumps(place)]
        if way:
            way.choose = lambda line: Harm.HANG if "_bulk" in line else Harm.NONE
        # What it makes in the temporary folder stays behind when it is killed.
        own = {**os.environ, "TMPDIR": str(tmp_path)}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own) as victim:  # noqa: S603 - our own words
            try:
                if way:
                    assert way.caught.wait(PATIENCE * 4)
                    way.heal()
                else:
                    assert victim.stdout.readline() == "in the middle\n"
                yield
            finally:
                victim.kill()

    return started


def test_in_the_middle_of_a_delivery(page, way, kill_in_the_middle):
    retitle(page, "Meanwhile")
    with kill_in_the_middle("deliver"):
        assert is_held(WRITER)
        retitle(page, "After")
        assert drain().busy
    assert not is_held(WRITER)

    drain()
    if way:
        assert way.send_late()

    assert titles() == ["After", "Staying"]
    assert not pending().exists()
    call_command("search_index", "verify")


def test_in_the_middle_of_taking_a_record_out(page, way, kill_in_the_middle):
    page.unpublish()
    with kill_in_the_middle("deliver"):
        assert titles() == ["Before", "Staying"]

    drain()
    if way:
        way.send_late()

    assert titles() == ["Staying"]
    call_command("search_index", "verify")


def test_in_the_middle_of_a_rebuild(page, way, kill_in_the_middle):
    (serving,) = list_indices()
    with kill_in_the_middle("rebuild"):
        assert is_held(REBUILD)
        retitle(page, "After")
        drain()
        assert titles() == ["After", "Staying"]
    assert len(list_indices()) == 2

    retitle(page, "Later")
    drain()
    if way:
        way.send_late()

    assert titles() == ["Later", "Staying"]
    call_command("search_index", "verify")
    retitle(page, "At last")
    drain()
    assert list_indices() == [serving]
    rebuild()
    assert titles() == ["At last", "Staying"]


@pytest.mark.usefixtures("page")
def test_whoever_turned_away_from_a_writer_that_is_killed_goes_on_alone(
    page, courier, kill_in_the_middle
):
    with outbox.paused():
        retitle(page, "Meanwhile")
    with kill_in_the_middle("deliver"):
        retitle(page, "After")
        assert pending().exists()

    assert courier.join(PATIENCE)
    assert titles() == ["After", "Staying"]
    assert not pending().exists()
