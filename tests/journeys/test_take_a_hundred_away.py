"""A hundred records as one pack: made in the background in both profiles, while others read on.

Run by `make soak`: a hundred rich records take a minute or more.
"""

import html
import http.client
import json
import re
import threading
import time
from urllib.parse import urlencode, urlsplit
from zipfile import ZipFile

import bagit
import pytest

from tests import verapdf
from tests.browser.server import Site, own_database

pytestmark = [pytest.mark.soak, pytest.mark.both_databases]
NUMBER = 100
SETUP = "import django; django.setup(); "
LOAD = f"""{SETUP}
from tests.browser import case_study
from tests.factories.case_study import CaseStudyFactory
for number in range({NUMBER}):
    page = CaseStudyFactory(title=f"Weigh every swab, ward {{number}}", **case_study.FIELDS)
    print(page.record.pk)
"""
HOST = "repository.example.org"
PRODUCTION = {
    "ALLOWED_HOSTS": HOST,
    "BASE_URL": f"https://{HOST}",
    "DJANGO_SETTINGS_MODULE": "repository.settings.production",
    "SECRET_KEY": "a-key-for-tests-alone-" * 4,
    "TRUSTED_PROXY": "1",
}


class Reader:
    """Someone who reads through the proxy in front of a site."""

    def __init__(self, site):
        self.address = urlsplit(site.url).netloc
        self.headers = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection(self.address, timeout=60)
        connection.request(method, path, body, {**self.headers, **headers})
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response, content

    def read(self, path):
        response, content = self.ask("GET", path)
        assert response.status == 200, (path, response.status, content[-2000:])
        return content.decode()

    def choose(self, identifiers):
        """Ask for a pack, as the form does; return where it leads."""
        query = urlencode([("id", each) for each in identifiers])
        response, content = self.ask("GET", f"/pack/?{query}")
        assert response.status == 200, (response.status, content[-2000:])
        cookie = (response.getheader("Set-Cookie") or "").partition(";")[0]
        fields = re.findall(
            r'<input type="hidden" name="([^"]+)" value="([^"]*)"', content.decode()
        )
        body = urlencode([(name, html.unescape(value)) for name, value in fields])
        kind = "application/x-www-form-urlencoded"
        response, content = self.ask(
            "POST",
            "/pack/",
            body,
            **{"Content-Type": kind, "Cookie": cookie, "Referer": f"https://{HOST}/pack/"},
        )
        assert response.status == 303, (response.status, content[-2000:])
        return response.getheader("Location")


def make_site(profile, folder):
    if profile == "embedded":
        site = Site(folder, variables={**PRODUCTION})
        del site.variables["DJANGO_SETTINGS_MODULE"]
        site.variables |= {"ALLOWED_HOSTS": f"{HOST},127.0.0.1"}
        return site
    url = own_database("hundred_away")
    if not url:
        pytest.skip("The server profile needs a PostgreSQL server.")
    return Site(folder, database_url=url, variables=PRODUCTION)


@pytest.mark.parametrize("profile", ["embedded", "server"])
def test_a_hundred_records_become_a_pack_while_others_read(profile, tmp_path):
    site = make_site(profile, tmp_path / "site")
    site.folder.mkdir()
    site.manage("prepare")
    identifiers = site.run("-c", LOAD).split()
    assert len(identifiers) == NUMBER
    site.start()
    try:
        reader = Reader(site)
        began = time.monotonic()
        progress = reader.choose(identifiers)
        answered = time.monotonic() - began
        assert "Your pack is being made" in reader.read(progress)
        if profile == "server":
            # Nobody makes it but the worker.
            assert "It waits for its turn" in reader.read(progress)
            worker = threading.Thread(target=site.manage, args=["db_worker", "--batch"])
            worker.start()
        seen, waits = set(), []
        while "Your pack is being made" in (page := reader.read(progress)):
            seen |= set(re.findall(r"(\d+) of 100 records are in it", page))
            asked = time.monotonic()
            reader.read(f"/id/{identifiers[0]}/questions/")
            reader.read("/")
            waits.append(time.monotonic() - asked)
            assert time.monotonic() - began < 600, page
        built = time.monotonic() - began
        if profile == "server":
            worker.join()
        assert "Your pack is ready" in page
        # It said how far it was, more than once.
        assert len(seen) > 2
        response, content = reader.ask("GET", f"{progress}pack.zip")
        assert response.status == 200
    finally:
        site.stop()
    print(  # noqa: T201 - figures for whoever runs it
        f"{profile}: answered in {answered:.2f} s, made in {built:.1f} s, {len(content):,} bytes, "
        f"{len(waits)} pairs of pages meanwhile, the slowest {max(waits):.2f} s"
    )
    (tmp_path / "pack.zip").write_bytes(content)
    with ZipFile(tmp_path / "pack.zip") as packed:
        packed.extractall(tmp_path / "opened")
    (bag,) = (tmp_path / "opened").iterdir()
    assert bagit.Bag(str(bag)).validate()
    assert len(json.loads((bag / "data/pack.json").read_text())["records"]) == NUMBER
    assert len(list((bag / "data/records").glob("*.html"))) == NUMBER
    assert verapdf.find_faults(bag / "data/pack.pdf") == {"pack.pdf": []}
