"""Fixtures of the tests that drive a browser or fetch from a running site.

The site is made once in a test process and stopped with it; a browser lives as long as a module,
since Playwright's event loop would be in the way of other tests.
"""

import atexit
import functools
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.browser.chromium import DESK, PATIENCE, Watch, launch
from tests.browser.prepared import copy_prepared, find_shared

BROWSER = [pytest.mark.browser]


@functools.cache
def running_site(shared):
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    return _start(copy_prepared(shared, _new_folder(), database=f"journeys_{worker}"))


@functools.cache
def running_site_without(shared, *parts):
    return _start(running_site(shared).copy(_new_folder(), without=parts))


def _new_folder():
    folder = Path(tempfile.mkdtemp(prefix="repository-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder / "var"


def _start(site):
    atexit.register(site.stop)
    return site.start()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """A site with starter content and a record of every kind and state."""
    return running_site(find_shared(tmp_path_factory))


@pytest.fixture(scope="session")
def site_without_index(tmp_path_factory):
    """The same site, whose search index is gone."""
    return running_site_without(find_shared(tmp_path_factory), "search")


@pytest.fixture(scope="session")
def site_without_database(tmp_path_factory):
    """The same site, whose database is gone: nothing works but the page that says so."""
    return running_site_without(find_shared(tmp_path_factory), "search", "repository.sqlite3*")


@pytest.fixture(scope="module")
def browser():
    with launch() as chromium:
        yield chromium


@pytest.fixture
def open_context(browser, site):
    """Open a browser window of its own for one person; it is watched until the test ends."""
    watches, contexts = [], []

    def open_one(*, may_break=False, **options):
        options = {"base_url": site.url, "viewport": DESK, **options}
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        watches.append(Watch(context, options["base_url"], may_break=may_break))
        contexts.append(context)
        return context

    yield open_one
    for context in contexts:
        context.close()
    for watch in watches:
        watch.check()


@pytest.fixture
def page(open_context):
    """A reader's page on a desk."""
    return open_context().new_page()
