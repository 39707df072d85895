"""A site of its own, as `make run` serves it: prepared, served by gunicorn, in a folder of its own.

Journeys and measurements talk to it from outside, as readers do; nothing of it runs in the tests.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]
ADMIN_PASSWORD = "a-password-for-tests-alone"
START_SECONDS = 60
#: What tests are told about themselves. A site that inherited the search server would share its
#: index with every other site.
NOT_INHERITED = {
    "BASE_URL",
    "DATABASE_URL",
    "DEBUG",
    "DJANGO_SETTINGS_MODULE",
    "ELASTICSEARCH_URL",
    "SECRET_KEY",
}
LISTENING = re.compile(r"Listening at: (http://\S+)")


class SiteError(RuntimeError):
    """The site did not start or a command failed; the message holds its last lines."""


class Site:
    """A folder with a database, files and an index, and a server over it while it runs."""

    def __init__(self, folder, *, database_url="", threads=8, workers=1, variables=None):
        self.folder = Path(folder)
        self.database_url = database_url
        self.threads = threads
        self.workers = workers
        self.variables = variables or {}
        self.url = ""
        self._server = None

    @property
    def environment(self):
        kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
        return {
            **kept,
            "ADMIN_PASSWORD": ADMIN_PASSWORD,
            "DATABASE_URL": self.database_url,
            "DJANGO_SETTINGS_MODULE": "repository.settings.development",
            "VAR_DIR": str(self.folder),
            **self.variables,
        }

    def run(self, *arguments):
        """Run Python in the site's environment, and return what it printed."""
        done = subprocess.run(  # noqa: S603 - our own commands
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SiteError(f"{' '.join(arguments)}: {done.stderr[-3000:]}")
        return done.stdout

    def manage(self, *arguments):
        return self.run("manage.py", *arguments)

    def start(self):
        """Serve, and return when the first connection would be taken."""
        log = self.folder / "server.log"
        command = [
            *(sys.executable, "-m", "tests.browser.tether"),
            *(sys.executable, "-m", "gunicorn", "repository.wsgi", "--bind", "127.0.0.1:0"),
            *("--workers", str(self.workers), "--threads", str(self.threads)),
            *("--limit-request-line", "8190"),
            # A busy machine may keep a test longer than the two seconds gunicorn waits.
            *("--keep-alive", "75"),
            "--no-control-socket",
        ]
        with log.open("wb") as output:
            self._server = subprocess.Popen(  # noqa: S603 - our own command
                command,
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self.url = self._wait_for_address(log)
        return self

    def _wait_for_address(self, log):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            text = log.read_text(errors="replace")
            if (found := LISTENING.search(text)) and "Booting worker" in text:
                return found[1]
            if self._server.poll() is not None:
                break
            time.sleep(0.05)
        raise SiteError(f"The site did not start: {log.read_text(errors='replace')[-3000:]}")

    def stop(self):
        if self._server is not None:
            self._server.stdin.close()
            self._server.wait(timeout=30)
            self._server = None

    def log(self):
        return (self.folder / "server.log").read_text(errors="replace")

    def copy(self, to, *, without):
        """Return another site over a copy of this one's folder that lacks some of its parts."""
        shutil.copytree(self.folder, to, ignore=shutil.ignore_patterns("server.log", *without))
        return Site(to)


def own_database(name):
    """Return the address of an empty database on the server under test; nothing on SQLite."""
    return copy_database("template1", name)


def copy_database(old, name):
    """Return the address of a copy of a database to which nobody is connected."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return ""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{old}"')
    return urlunsplit(urlsplit(url)._replace(path=f"/{quote(name)}"))
