"""Records as metadata describes them, for the tests of every format."""

import datetime as dt

from repository.interchange.metadata import datacite_xml
from repository.interchange.metadata.datacite import build_datacite
from repository.interchange.metadata.described import Described
from repository.records.consent import Surface
from repository.records.content import build_content
from repository.records.csl import Edition, Repository
from repository.records.linked import resolve
from tests.schemas import validate

REPOSITORY = Repository("https://repository.example", "Maternity Equity Repository", "Example body")
FIRST = Edition(1, dt.date(2026, 3, 1))
SECOND = Edition(2, dt.date(2026, 4, 9))
ADA = {
    "given_name": "Ada",
    "family_name": "Example",
    "role": "Lead midwife",
    "orcid": "0000-0002-1825-0097",
}
NEW = (
    ("dates", "dateType", {"Coverage"}),
    ("relatedIdentifiers", "relationType", {"IsTranslationOf"}),
    ("contributors", "contributorType", {"Translator"}),
)
NOTHING_STATED = dict.fromkeys(("show_name", "show_ethnicity", "show_place", "show_dates"), False)
BOTH_STATED = {"show_ethnicity": True, "show_place": True, "show_name": True, "credit": "A. M."}


def content_of(page, **changes):
    """What a page shows, changed for the test."""
    return {**resolve(build_content(page), Surface.PAGE), **changes}


def described(page, **options):
    return Described(content_of(page), **options)


def datacite_of(page, edition=None, newest=FIRST, **changes):
    """DataCite of a page, held against the published schema."""
    built = build_datacite(content_of(page, **changes), REPOSITORY, edition, newest=newest)
    validate(datacite_xml.to_element(built), "datacite-4.6/metadata.xsd")
    return built


def downgrade(built):
    """DataCite’s JSON without what came after the newest schema that its Python client has."""
    return {
        **built,
        **{
            name: [item for item in built.get(name, ()) if item[key] not in new]
            for name, key, new in NEW
        },
    }
