"""From a SQLite site to an empty one, on PostgreSQL where the run has it: the same to a reader."""

import http.client
import json
import re
from urllib.parse import urlsplit

import pytest

from tests.browser.server import Site, SiteError, own_database

pytestmark = [pytest.mark.both_databases]

LIST = """
import django; django.setup()
import json
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from repository.records.models import Record, RecordVersion
print(json.dumps({
    "pages": [page.url for page in Page.objects.filter(depth__gt=1, live=True).order_by("path")],
    "records": list(Record.objects.values_list("pk", "state", "replacement")),
    "stamps": [str(stamp) for stamp in Record.objects.values_list("datestamp", flat=True)],
    "versions": list(RecordVersion.objects.order_by("record", "number").values_list(
        "record", "number", "sha256", "title", "change_note", "html")),
    "redirects": list(Redirect.objects.order_by("old_path").values_list("old_path", flat=True)),
}))
"""
CHANGE = """
import django; django.setup()
from repository.records.models import CaseStudyPage
from repository.taxonomy.models import PriorityArea
page = CaseStudyPage.objects.first()
page.slug = "another-address"
page.change_note = "Another address."
page.save_revision().publish()
area = PriorityArea.objects.get(slug="haemorrhage")
area.name, area.slug = "Severe bleeding", "severe-bleeding"
area.save()
"""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|localhost:\d+|127\.0\.0\.1:\d+')


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The starter site, changed a little, and an empty site that has imported it."""
    folder = tmp_path_factory.mktemp("sites")
    before = Site(folder / "before")
    after = Site(folder / "after", database_url=own_database("transfer_after"))
    for site in (before, after):
        site.folder.mkdir()
    before.manage("prepare")
    before.run("-c", CHANGE)
    before.manage("search_index", "rebuild")
    archive = folder / "site.zip"
    before.manage("export_site", str(archive))
    after.manage("migrate", "--verbosity", "0")
    after.manage("collectstatic", "--noinput", "--verbosity", "0")
    after.manage("load_starter_content", "--structure-only")
    after.manage("import_site", str(archive))
    yield before.start(), after.start()
    before.stop()
    after.stop()


@pytest.fixture(scope="module")
def listed(sites):
    return [json.loads(site.run("-c", LIST)) for site in sites]


def read(site, paths):
    """What a reader gets at each address, redirects not followed."""
    connection = http.client.HTTPConnection(urlsplit(site.url).netloc)
    found = {}
    for path in paths:
        connection.request("GET", path)
        answer = connection.getresponse()
        text = TOKEN.sub("", answer.read().decode())
        kept = {name: answer.headers.get(name) for name in ("Cache-Control", "Vary")}
        found[path] = answer.status, TOKEN.sub("", answer.headers.get("Location", "")), kept, text
    connection.close()
    return found


def test_pages_identifiers_versions_and_redirects_are_the_same(listed):
    before, after = listed

    assert after == before
    assert len(before["records"]) > 80
    assert "/priority-areas/haemorrhage" in before["redirects"]


def test_every_public_address_says_the_same(sites, listed):
    before, after = sites
    told = listed[0]
    addresses = [
        *(re.sub(r"^https?://[^/]+", "", address) for address in told["pages"]),
        *(f"/id/{identifier}" for identifier, *_ in told["records"]),
        *(f"/id/{identifier}/versions" for identifier, *_ in told["records"]),
        *(f"/id/{identifier}/v/{number}" for identifier, number, *_ in told["versions"]),
        *(f"{path}/" for path in told["redirects"]),
        "/search/gaps/",
    ]
    first, second = read(before, addresses), read(after, addresses)

    assert not [path for path in addresses if first[path] != second[path]]
    assert {answer[0] for answer in first.values()} == {200, 301, 302}


def test_importing_twice_says_that_the_site_is_not_empty(sites, tmp_path):
    _, after = sites
    archive = tmp_path / "again.zip"
    after.manage("export_site", str(archive))

    with pytest.raises(SiteError, match=r"This site is not empty: it has .* in both"):
        after.manage("import_site", str(archive))
