"""Every starter record, and every statement of one, cited in every way."""

import datetime as dt

import pytest

from repository.citation.bibtex import render_bibtex
from repository.citation.ris import render_ris
from repository.citation.styles import STYLES
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
        accessed = dt.date(2026, 11, 27)
        item = build_csl_item(content, repository, edition=edition, accessed=accessed)
        statements = list_statements(content)
        found += [item, *(build_statement_item(item, each, repository) for each in statements)]
    assert len(found) > 85 + 40
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
