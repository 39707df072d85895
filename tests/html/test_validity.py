"""Every kind of page is valid HTML, as the Nu checker sees it: one run over all of them."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.fixtures import BROWSER
from tests.browser.pages import PAGES
from tests.browser.reader import Reader
from tests.browser.server import ROOT

pytestmark = BROWSER
JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
NAMES = [
    *(public.name for public in PAGES),
    "search-degraded",
    "concern-refused",
    "alert-refused",
    "server-error",
]


@pytest.fixture(scope="module")
def checker():
    """The command of the Nu checker; without Java, skip on a laptop and fail in CI."""
    java = shutil.which("java")
    if java is None or not JAR.exists():
        message = "Java or the Nu checker is missing: HTML was NOT checked. See `make install-test`"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return [java, "-Xss1m", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]


@pytest.fixture(scope="module")
def folder(site, site_without_index, site_without_database, tmp_path_factory):
    """A folder with every page as the server sent it."""
    folder = tmp_path_factory.mktemp("pages")

    def save(name, answer, status):
        assert answer.status == status, name
        (folder / f"{name}.html").write_bytes(answer.body)

    with Reader(site) as reader:
        for public in PAGES:
            save(public.name, reader.get(public.path.format(**site.pages)), public.status)
        refused = reader.send_form(
            "/report-a-concern/", page_path="nowhere", message="", contact="x"
        )
        save("concern-refused", refused, 400)
        refused = reader.send_form("/search/alerts/?q=birth", email="x", frequency="")
        save("alert-refused", refused, 400)
    with Reader(site_without_index) as reader:
        save("search-degraded", reader.get("/search/?q=birth"), 200)
    with Reader(site_without_database) as reader:
        save("server-error", reader.get("/"), 500)
    return folder


@pytest.fixture(scope="module")
def messages(checker, folder):
    """What the checker says, by the name of the page."""
    done = subprocess.run([*checker, str(folder)], capture_output=True, check=True)  # noqa: S603 - our own files
    found = {}
    for message in json.loads(done.stdout)["messages"]:
        name = Path(urlsplit(message["url"]).path).stem
        found.setdefault(name, []).append(
            f"{message.get('lastLine')}: {message['message']} {message.get('extract', '')}"
        )
    return found


@pytest.mark.parametrize("name", NAMES)
def test_page_is_valid_html(messages, name):
    assert messages.get(name, []) == []
