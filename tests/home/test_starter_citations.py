"""Every starter record, every statement and reference of one, cited in every way."""

import datetime as dt

import pytest

from repository.citation.bibtex import render_bibtex
from repository.citation.names import OTHERS
from repository.citation.ris import render_ris
from repository.citation.styles import STYLES
from repository.interchange.cite.formats import FORMATS
from repository.interchange.cite.originals import build_original_items
from repository.records.consent import Surface
from repository.records.content import build_content
from repository.records.csl import (
    Edition,
    Repository,
    build_csl_item,
    build_statement_item,
    list_statements,
)
from repository.records.models import RecordPage
from tests.repository.citation.citeproc import FILES, level, style_items
from tests.repository.citation.reading import (
    fields_of,
    in_ris,
    read_ris,
    read_with_bibtexparser,
    read_with_pybtex,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("starter_content"),
    pytest.mark.xdist_group("starter_content"),
]

TODAY = dt.date(2026, 11, 27)
ADDRESS = "https://repository.example"
NAME = "Maternity Equity Repository"
#: As a site is before and after somebody says who publishes it, citing the newest or a version.
WAYS = {
    "a new site, the newest": (Repository(ADDRESS, NAME, ""), None),
    "a publisher, a version": (
        Repository(ADDRESS, NAME, "NHS Race and Health Observatory"),
        Edition(1, dt.date(2026, 5, 1)),
    ),
}


@pytest.fixture(scope="module")
def contents(starter_content, django_db_blocker):  # noqa: ARG001 - asked for by name
    """What the pages say, read once."""
    with django_db_blocker.unblock():
        return [build_content(page, Surface.PAGE) for page in RecordPage.objects.specific()]


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def items(request, contents):
    """All items of CSL-JSON that the starter content gives."""
    repository, edition = request.param
    found = []
    for content in contents:
        item = build_csl_item(content, repository, edition=edition, accessed=TODAY)
        statements = list_statements(content)
        found += [item, *(build_statement_item(item, each, repository) for each in statements)]
    assert len(found) > 85 + 40
    return found


@pytest.fixture(scope="module")
def originals(contents):
    """All works that the records rest on."""
    found = [item for content in contents for item in build_original_items(content, accessed=TODAY)]
    assert len(found) > 100
    return found


@pytest.mark.parametrize("style", FILES)
def test_citeproc_writes_every_reference_the_same(style, items):
    entries = style_items(style, items)

    for item, entry in zip(items, entries, strict=True):
        assert level(STYLES[style].render(item)) == level(entry)


def test_rispy_reads_every_citation_back(items):
    read = read_ris("".join(map(render_ris, items)))

    assert read == [in_ris(fields_of(item)) for item in items]


@pytest.mark.parametrize("program", [read_with_pybtex, read_with_bibtexparser])
def test_bibtex_reads_every_citation_back(program, items):
    read = program("\n".join(map(render_bibtex, items)))

    assert read == [fields_of(item) for item in items]


def test_each_has_an_identifier_and_an_address_of_its_own(items):
    assert len({item["id"] for item in items}) == len({item["URL"] for item in items}) == len(items)


def without_known_differences(entry, item, style):
    """What citeproc-js writes, without what decisions 26 and 28 say that it gets wrong."""
    authors = item.get("author", [])
    if style == "harvard" and not authors:
        return entry.replace("). Available", ") Available", 1)
    if style == "harvard" and all("literal" in author for author in authors):
        return entry.replace(f", and {authors[-1]['literal']}", f" and {authors[-1]['literal']}", 1)
    if style == "vancouver":
        for name in (author["literal"] for author in authors[:-1] if "literal" in author):
            entry = entry.replace(f"{name}, ", f"{name}; ", 1)
    return entry


@pytest.mark.parametrize("style", FILES)
def test_citeproc_writes_every_original_the_same(style, originals):
    # It knows no others that nobody named.
    known = [item for item in originals if OTHERS not in item.get("author", ())]
    entries = style_items(style, known)

    for item, theirs in zip(known, entries, strict=True):
        entry = without_known_differences(theirs, item, style)
        assert level(STYLES[style].render(item)) == level(entry)


def test_programs_read_every_original_back(originals):
    fields = [fields_of(item) for item in originals]
    bibtex = "\n".join(map(render_bibtex, originals))

    assert read_ris("".join(map(render_ris, originals))) == [in_ris(item) for item in fields]
    assert read_with_pybtex(bibtex) == fields
    assert read_with_bibtexparser(bibtex) == fields


def list_addresses(content):
    """Every address under which something of a record is cited, without its format."""
    record = f"/id/{content['identifier']}"
    keys = [statement["key"] for statement in list_statements(content)]
    works = ["cite", *(f"{key}/cite" for key in keys)]
    works += [f"references/{place + 1}" for place in range(len(content["references"]))]
    works += ["references"] if content["references"] else []
    return [f"{record}{version}/{work}" for version in ("", "/v/1") for work in works]


def test_every_citation_can_be_fetched_in_every_format(client, contents):
    addresses = [address for content in contents for address in list_addresses(content)]
    assert len(addresses) > 2 * (85 + 40 + 100)

    for address in addresses:
        for kind in FORMATS:
            response = client.get(f"{address}.{kind.extension}")
            assert response.status_code == 200, address
            assert response["Content-Type"] == kind.media_type
            assert response.content
