"""A record's references as items that every citation is made from."""

import datetime as dt

import pytest

from repository.citation.names import OTHERS
from repository.interchange.cite.originals import build_original_item, build_original_items

TODAY = dt.date(2026, 11, 27)
REFERENCE = {
    "authors": "Bell SF, Collis R, et al.",
    "author_list": [{"family": "Bell", "given": "SF"}, {"family": "Collis", "given": "Rachel"}],
    "others": True,
    "title": "Reduction in massive haemorrhage",
    "container": "BMC Pregnancy and Childbirth",
    "volume": "21",
    "issue": "",
    "pages": "377",
    "publisher": "",
    "year": 2021,
    "doi": "10.1186/s12884-021-03853-y",
    "url": "https://doi.org/10.1186/s12884-021-03853-y",
    "verified": True,
    "note": "",
}


def build(**fields):
    return build_original_item({**REFERENCE, **fields}, "cs-1-r1", TODAY)


def test_a_paper_in_a_journal_is_an_article_with_all_that_is_known():
    assert build() == {
        "id": "cs-1-r1",
        "type": "article-journal",
        "author": [
            {"family": "Bell", "given": "S. F."},
            {"family": "Collis", "given": "Rachel"},
            OTHERS,
        ],
        "title": "Reduction in massive haemorrhage",
        "container-title": "BMC Pregnancy and Childbirth",
        "volume": "21",
        "page": "377",
        "issued": {"date-parts": [[2021]]},
        "DOI": "10.1186/s12884-021-03853-y",
        "URL": "https://doi.org/10.1186/s12884-021-03853-y",
        "accessed": {"date-parts": [[2026, 11, 27]]},
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"volume": "", "issue": "4"}, "article-journal"),
        ({"volume": ""}, "article-journal"),
        ({"volume": "", "pages": ""}, "webpage"),
        ({"container": "", "publisher": "A body"}, "report"),
        ({"container": "A site", "volume": "", "pages": "", "publisher": "A body"}, "webpage"),
        ({"container": "", "doi": "", "url": ""}, "report"),
    ],
)
def test_nothing_is_called_an_article_unless_a_journal_shows(fields, expected):
    assert build(**fields)["type"] == expected


def test_an_author_without_a_first_name_is_an_organisation():
    author = {"family": "Health Innovation Network", "given": ""}

    assert build(author_list=[author], others=False)["author"] == [
        {"literal": "Health Innovation Network"}
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [("S", "S"), ("SF", "S. F."), ("AEP", "A. E. P."), ("S-C", "S-C"), ("Éa", "Éa"), ("Jo", "Jo")],
)
def test_initials_that_ran_together_are_told_apart(given, expected):
    (author,) = build(author_list=[{"family": "Bell", "given": given}], others=False)["author"]

    assert author["given"] == expected


def test_others_alone_are_nobody():
    assert "author" not in build(author_list=[])


def test_what_nobody_checked_says_so():
    item = build(verified=False, note="Year estimated.")

    assert item["note"] == "Details not verified against the original. Year estimated."


def test_a_work_without_an_address_was_not_seen_on_a_day():
    assert "accessed" not in build(doi="", url="")


def test_each_reference_has_an_identifier_of_its_own():
    content = {"identifier": "cs-1", "references": [REFERENCE, REFERENCE]}

    items = build_original_items(content, accessed=TODAY)

    assert [item["id"] for item in items] == ["cs-1-r1", "cs-1-r2"]
