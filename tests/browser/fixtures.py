"""Fixtures of the tests that drive a browser or fetch from a running site.

The site is made once in a test process and stopped with it; a browser lives as long as a module,
since Playwright's event loop would be in the way of other tests.
"""

import atexit
import functools
import json
import os
import shutil
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.browser.chromium import DESK, PATIENCE, Watch, launch
from tests.browser.server import Site, own_database

LOAD = "import django; django.setup(); from tests.browser.content import load; load()"
BROWSER = [pytest.mark.browser]


@functools.cache
def running_site():
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    site = Site(_new_folder(), database_url=own_database(f"journeys_{worker}"))
    site.folder.mkdir()
    site.manage("prepare")
    found = json.loads(site.run("-c", LOAD))
    site.pages = {name: SimpleNamespace(**values) for name, values in found.items()}
    return _start(site)


@functools.cache
def running_site_without(*parts):
    return _start(running_site().copy(_new_folder(), without=parts))


def _new_folder():
    folder = Path(tempfile.mkdtemp(prefix="repository-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder / "var"


def _start(site):
    atexit.register(site.stop)
    return site.start()


@pytest.fixture(scope="session")
def site():
    """A site with starter content and a record of every kind and state."""
    return running_site()


@pytest.fixture(scope="session")
def site_without_index():
    """The same site, whose search index is gone."""
    return running_site_without("search")


@pytest.fixture(scope="session")
def site_without_database():
    """The same site, whose database is gone: nothing works but the page that says so."""
    return running_site_without("search", "repository.sqlite3*")


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
