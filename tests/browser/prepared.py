"""A site with starter content and a record of every kind and state, made once in a run.

To prepare one takes most of a minute, half of it migrations: test processes and whoever needs
another copy what was made.
"""

import fcntl
import json
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from tests.browser.server import Site, copy_database, own_database

LOAD = "import django; django.setup(); from tests.browser.content import load; load()"
_DATABASE = "prepared_site"
_PAGES = "pages.json"
_BLANK = "blank_site"
_DONE = "blank.done"


def copy_prepared(shared, to, *, database):
    """Return a site over a copy, not yet started; `pages` has what the content is called.

    Args:
        shared: the folder of `find_shared`.
        to: the folder to make.
        database: what to call its database on the server under test, where there is one.
    """
    prepared = shared / "prepared"
    with _alone(prepared):
        if not (prepared / _PAGES).exists():
            # Another attempt may have ended half-way.
            shutil.rmtree(prepared, ignore_errors=True)
            _prepare(copy_blank(shared, prepared, database=_DATABASE))
        site = Site(prepared).copy(to, without=[])
        site.database_url = copy_database(_DATABASE, database)
    found = json.loads((site.folder / _PAGES).read_text())
    site.pages = {name: SimpleNamespace(**values) for name, values in found.items()}
    return site


def copy_blank(shared, to, *, database=""):
    """Return a site whose tables and static files are there, and nothing else.

    Args:
        shared: the folder of `find_shared`.
        to: the folder to make.
        database: as for `copy_prepared`. Without a name it is on SQLite whatever is under test.
    """
    blank = shared / f"blank-{_kind(database)}"
    with _alone(blank):
        if not (blank / _DONE).exists():
            shutil.rmtree(blank, ignore_errors=True)
            _make_blank(Site(blank, database_url=own_database(_BLANK) if database else ""))
        # Two sites of one owner have keys of their own, and so have these: each makes them anew.
        site = Site(blank).copy(to, without=[_DONE, "contact_key", "secret_key"])
        if database:
            site.database_url = copy_database(_BLANK, database)
    return site


def _make_blank(site):
    site.folder.mkdir()
    site.manage("migrate", "--verbosity", "0")
    site.manage("collectstatic", "--noinput", "--verbosity", "0")
    # Last, as below.
    (site.folder / _DONE).touch()


def _kind(database):
    return "server" if database and os.environ.get("DATABASE_URL") else "embedded"


@contextmanager
def _alone(folder):
    """Keep other test processes away from what one of them makes for all."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _prepare(site):
    site.manage("prepare")
    pages = site.run("-c", LOAD)
    # Last: it says that all is there.
    (site.folder / _PAGES).write_text(pages)


def find_shared(tmp_path_factory) -> Path:
    """Return the folder that all processes of this run share, and no other run does."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
