"""A site with starter content and a record of every kind and state, made once in a run.

To prepare one takes most of a minute: test processes and whoever needs another copy what was made.
"""

import fcntl
import json
import os
from pathlib import Path
from types import SimpleNamespace

from tests.browser.server import Site, copy_database, own_database

LOAD = "import django; django.setup(); from tests.browser.content import load; load()"
_DATABASE = "prepared_site"
_PAGES = "pages.json"


def copy_prepared(shared, to, *, database=""):
    """Return a site over a copy, not yet started; `pages` has what the content is called.

    Args:
        shared: the folder of `find_shared`.
        to: the folder to make.
        database: what to call its database on the server under test, where there is one. Without
            a name it is on SQLite whatever is under test.
    """
    kind = "server" if database and os.environ.get("DATABASE_URL") else "embedded"
    prepared = shared / f"prepared-{kind}"
    with prepared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (prepared / _PAGES).exists():
            _prepare(Site(prepared, database_url=own_database(_DATABASE) if database else ""))
        site = Site(prepared).copy(to, without=[])
        if database:
            site.database_url = copy_database(_DATABASE, database)
    found = json.loads((site.folder / _PAGES).read_text())
    site.pages = {name: SimpleNamespace(**values) for name, values in found.items()}
    return site


def _prepare(site):
    site.folder.mkdir()
    site.manage("prepare")
    pages = site.run("-c", LOAD)
    # Last: it says that all is there.
    (site.folder / _PAGES).write_text(pages)


def find_shared(tmp_path_factory) -> Path:
    """Return the folder that all processes of this run share, and no other run does."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
