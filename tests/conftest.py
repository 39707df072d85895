"""What holds for every test: no network, the site's skeleton in the database, nothing left over."""

import shutil
from collections import Counter

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from pytest_socket import socket_allow_hosts

from home import starter
from home.models import HomePage
from home.structure import ensure_structure
from repository.interchange.packs import tasks
from repository.voices.withdrawal.standing import gate
from search import delivery, outbox
from search.learning import keeping
from search.rebuild import rebuild
from tests import databases, schemas, verapdf
from tests.elasticsearch.fixtures import (
    elasticsearch,
    search_engine,
    server_round,
    tell_what_is_skipped,
)
from tests.repository.citation import citeproc

__all__ = ["elasticsearch", "search_engine", "server_round"]

LOCAL = ["127.0.0.1", "::1", "localhost"]


def pytest_configure():
    settings.STATIC_ROOT.mkdir(exist_ok=True)


def pytest_addoption(parser):
    parser.addoption(
        "--sealed", action="store_true", help="run also the judged queries kept for a release"
    )
    parser.addoption("--soak", action="store_true", help="run also the long runs of faults")


def pytest_collection_modifyitems(config, items):
    # By options: a marker expression on the command line would replace one in the configuration.
    unasked = [name for name in ("sealed", "soak") if not config.getoption(name)]
    kept, left = [], []
    for item in items:
        runs = databases.is_for_this_database(item) and not any(
            map(item.get_closest_marker, unasked)
        )
        (kept if runs else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept
    _tell_apart(items)


def _tell_apart(items):
    """Give each test an id of its own: of those that share one, test processes run one alone.

    Schemathesis makes a test for each operation of the API, and only its name tells which.
    """
    counts = Counter(item.nodeid for item in items)
    for item in items:
        if counts[item.nodeid] > 1:
            operation = item.name.partition("[")[2].removesuffix("]")
            item._id = item.id.with_params(operation)  # noqa: SLF001 - no other way to change it


def pytest_runtest_setup():
    socket_allow_hosts(LOCAL, allow_unix_socket=True)


def pytest_terminal_summary(terminalreporter):
    tell_what_is_skipped(terminalreporter)
    citeproc.tell_what_is_skipped(terminalreporter)
    schemas.tell_what_is_skipped(terminalreporter)
    verapdf.tell_what_is_skipped(terminalreporter)


def pytest_unconfigure():
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):  # noqa: ARG001 - asked for by name
    databases.place_test_database()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):  # noqa: ARG001 - asked for by name
    """Give every test the home page, lists, areas, network and roles, made once."""
    with django_db_blocker.unblock():
        ensure_structure()
        databases.remember_skeleton()


@pytest.fixture
def _skeleton_put_back(request, django_db_blocker):
    """Fill the database again after a test that committed, whatever file runs next."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        with django_db_blocker.unblock():
            databases.restore_skeleton()


@pytest.fixture
def _django_db_helper(_skeleton_put_back, _django_db_helper):
    """Come after `_skeleton_put_back`, so that the database is emptied before it is filled."""


@pytest.fixture(autouse=True)
def _nothing_left_over(request):
    """Forget what an earlier test left in this process's memory."""
    cache.clear()
    keeping.tally.take()
    # A list outlives a database by its nature, and a test's database is rolled back.
    settings.WITHDRAWALS_PATH.unlink(missing_ok=True)
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("_django_db_helper")
        databases.renumber_snapshots()
        # A process asks once for each list, and no test's first request shall be the one.
        gate.is_open()


@pytest.fixture(autouse=True)
def _index_stands_still(request):
    """Keep changes waiting in the outbox, unless a test asks for `search_delivery`."""
    if "search_delivery" in request.fixturenames:
        yield
        return
    with outbox.paused():
        yield


@pytest.fixture(autouse=True)
def _courier_stays_home(request, monkeypatch):
    """Deliver in the test's own thread alone, unless a test asks for the `courier`."""
    if "courier" not in request.fixturenames:
        monkeypatch.setattr(delivery.courier, "wake", lambda: None)
    monkeypatch.setattr(keeping.courier, "wake", lambda: None)
    monkeypatch.setattr(tasks.courier, "wake", lambda: None)


@pytest.fixture
def search_index(settings, tmp_path, search_engine):  # noqa: ARG001 - asked for by name
    """An index of this test's own; `search_index()` brings it up to date."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    return rebuild


@pytest.fixture
def search_delivery(search_index):
    """Deliver each change to the test's own index when it is committed."""
    search_index()


@pytest.fixture
def home_page(db):  # noqa: ARG001 - asked for by name
    return HomePage.objects.get()


@pytest.fixture(scope="module")
def module_db(django_db_setup, django_db_blocker):  # noqa: ARG001 - asked for by name
    """Let a module's fixtures make what all its tests read; it is rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        databases.renumber_snapshots()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def starter_content(module_db):  # noqa: ARG001 - asked for by name
    """The starter content, loaded once for all tests of a module."""
    _load_starter_content()


_starter_rows = {}


def _load_starter_content():
    """Load it as the command does, once in a process; later modules are given the same rows."""
    if _starter_rows:
        databases.put_rows(_starter_rows)
        databases.renumber_snapshots()
        return
    starter.load(lambda _line: None)
    _starter_rows.update(databases.copy_rows())
