"""A site with a past, carried to an empty one: the same to a reader.

The first site is on PostgreSQL, as the one of the journeys is, of which it is a copy; the second on
SQLite, and the third on PostgreSQL again.
"""

import http.client
import json
import re
from difflib import unified_diff
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from tests.browser.prepared import copy_blank, copy_prepared, find_shared
from tests.browser.server import SiteError

pytestmark = [pytest.mark.between_databases]

RUN = "import django; django.setup(); from tests.repository.interchange.transfer import site_before"
MAKE = f"{RUN}; site_before.make()"
LIST = f"{RUN}; site_before.list_all()"
#: What each site, and each moment, has of its own.
TOKEN = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|localhost:\d+|127\.0\.0\.1:\d+'
    r"|<responseDate>[^<]*</responseDate>|(?<=>)[^<]*(?=</resumptionToken>)"
)
SEARCHES = [
    "/search/?q=bleeding",
    "/search/?q=bleeding+after+birth&sort=newest",
    "/search/?q=interpreters&type=tool",
    "/search/?priority_area=severe-bleeding",
    "/search/?q=hemorrage",
    "/api/search/?q=bleeding&page_size=100",
    "/api/search/?page_size=100",
    "/search/export.csv?q=bleeding",
    "/search/suggest/?q=ble",
    "/search/gaps/",
]
MACHINES = [
    "/api/records/?page_size=100",
    "/api/changes/?page_size=100",
    "/feeds/",
    "/sitemap.xml",
    "/data/records.csv",
    "/vocabulary.ttl",
    "/oai/?verb=ListRecords&metadataPrefix=oai_dc",
    "/oai/?verb=ListIdentifiers&metadataPrefix=datacite",
    "/oai/?verb=ListSets",
]


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The starter site with a past, and sites that imported it, each from the one before."""
    folder = tmp_path_factory.mktemp("sites")
    shared = find_shared(tmp_path_factory)
    first = copy_prepared(shared, folder / "first", database="transfer_first")
    others = [
        copy_blank(shared, folder / "second"),
        copy_blank(shared, folder / "third", database="transfer_third"),
    ]
    first.run("-c", MAKE)
    first.manage("read_documents")
    first.manage("search_index", "rebuild")
    for there, here in pairwise([first, *others]):
        carry(there, here)
    yield [site.start() for site in (first, *others)]
    for site in (first, *others):
        site.stop()


def carry(there, here):
    """Export a site, and import it into an empty one."""
    archive = here.folder / "site.zip"
    there.manage("export_site", str(archive))
    here.manage("load_starter_content", "--structure-only")
    here.manage("import_site", str(archive))


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
        text = TOKEN.sub("", answer.read().decode("utf-8", "replace"))
        kept = {name: answer.headers.get(name) for name in ("Cache-Control", "Vary")}
        found[path] = answer.status, TOKEN.sub("", answer.headers.get("Location", "")), kept, text
    connection.close()
    return found


def differing(sites, addresses):
    """The lines that differ from the first site, by address."""
    first, *others = (read(site, addresses) for site in sites)
    assert 500 not in {answer[0] for answer in first.values()}
    return {
        path: list(unified_diff(*map(lines_of, (first[path], other[path])), n=0, lineterm=""))
        for other in others
        for path in addresses
        if first[path] != other[path]
    }


def lines_of(answer):
    *head, text = answer
    return [str(head), *re.split(r"\n|(?<=>)(?=<)|(?<=}),", text)]


@pytest.mark.parametrize(
    "what",
    [
        "pages",
        "files",
        "records",
        "tombstones",
        "versions",
        "redactions",
        "sets",
        "formats",
        "dois",
        "redirects",
        "names",
        "bodies",
        "figures",
    ],
)
def test_the_same_is_there(listed, what):
    first, *others = (each[what] for each in listed)

    assert first
    for other in others:
        assert other == first


def test_every_page_says_the_same(sites, listed):
    addresses = [re.sub(r"^https?://[^/]+", "", address) for address in listed[0]["pages"]]

    assert differing(sites, addresses) == {}


def test_every_permanent_address_says_the_same(sites, listed):
    told = listed[0]
    records = [*told["records"], *told["tombstones"]]
    identifiers = [identifier for identifier, *_ in records]
    addresses = [
        *(f"/id/{identifier}" for identifier in identifiers),
        *(f"/id/{identifier}/versions" for identifier in identifiers),
        *(f"/id/{identifier}/cite.ris" for identifier in identifiers),
        *(f"/id/{identifier}/metadata.jsonld" for identifier in identifiers),
        *(f"/id/{identifier}/linkset.json" for identifier in identifiers),
        *(f"/id/{identifier}/v/{number}" for identifier, number, *_ in told["versions"]),
        *(
            f"/id/{identifier}/versions?from={number - 1}&to={number}"
            for identifier, number, *_ in told["versions"]
            if number > 1
        ),
    ]

    assert differing(sites, addresses) == {}
    assert {"draft", "removed", "consent-ended", "superseded", "retracted", "current"} == {
        state for _, _, state, *_ in records
    }


def test_old_addresses_lead_to_the_same(sites, listed):
    addresses = [f"{path}/" for path, *_ in listed[0]["redirects"]]

    assert differing(sites, addresses) == {}
    assert "/priority-areas/haemorrhage/" in addresses


def test_files_have_their_addresses(sites, listed):
    assert differing(sites, [address for address, _ in listed[0]["files"]]) == {}


@pytest.mark.parametrize("address", SEARCHES)
def test_searches_find_the_same(sites, address):
    assert differing(sites, [address]) == {}


@pytest.mark.parametrize("address", MACHINES)
def test_machines_are_told_the_same(sites, address):
    assert differing(sites, [address]) == {}


def test_importing_twice_says_that_the_site_is_not_empty(sites):
    *_, last = sites

    with pytest.raises(SiteError, match=r"This site is not empty: it has .* in both"):
        last.manage("import_site", str(last.folder / "site.zip"))
