import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from wagtail.blocks import StructBlockValidationError

from repository.taxonomy.references import (
    ReferenceBlock,
    build_reference,
    normalise_doi,
    reference_text,
)
from tests.factories.case_study import CaseStudyFactory
from tests.factories.record_page import REFERENCE
from tests.factories.tool import ToolFactory
from tests.reading import links, main_words, read

DOI = "10.1136/bmjoq-2019-000854"


def value(**changes):
    block = ReferenceBlock()
    return block.to_python({"title": "A paper", **changes})


@pytest.mark.parametrize(
    "written",
    [
        DOI,
        f" {DOI} ",
        f"https://doi.org/{DOI}",
        f"http://dx.doi.org/{DOI}",
        f"doi:{DOI}",
        f"DOI: {DOI}",
        f"HTTPS://DOI.ORG/{DOI}",
    ],
)
def test_a_doi_is_stored_bare_however_it_was_written(written):
    assert normalise_doi(written) == DOI


@pytest.mark.parametrize(
    "doi", ["10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2", ""]
)
def test_old_dois_with_brackets_and_none_at_all_are_accepted(doi):
    assert normalise_doi(doi) == doi


@pytest.mark.parametrize(
    "written", ["bmjoq-2019-000854", "10.1/x", "10.1136", "https://example.org/10.1136/x", "n/a"]
)
def test_what_is_no_doi_is_refused_with_an_example(written):
    with pytest.raises(ValidationError, match=r"such as 10\.1136/bmjoq") as refused:
        normalise_doi(written)

    assert written in refused.value.messages[0]


@given(st.text(max_size=60))
def test_any_text_is_a_doi_or_refused(text):
    try:
        doi = normalise_doi(text)
    except ValidationError:
        return
    assert doi == "" or doi.startswith("10.")


def test_the_form_stores_the_bare_doi():
    assert ReferenceBlock().clean(value(doi=f"https://doi.org/{DOI}"))["doi"] == DOI


def test_the_form_names_the_field_of_a_wrong_doi():
    with pytest.raises(StructBlockValidationError) as refused:
        ReferenceBlock().clean(value(doi="n/a"))

    assert list(refused.value.block_errors) == ["doi"]


@pytest.mark.parametrize("year", [1799, 2101])
def test_the_form_refuses_a_year_that_cannot_be(year):
    with pytest.raises(StructBlockValidationError) as refused:
        ReferenceBlock().clean(value(year=year))

    assert list(refused.value.block_errors) == ["year"]


def test_authors_read_as_vancouver_writes_them():
    authors = [{"family": "Bell", "given": "SF"}, {"family": "NICE", "given": ""}]

    reference = build_reference(value(authors=authors, others=True))

    assert reference["authors"] == "Bell SF, NICE, et al."


def test_a_doi_gives_the_address_when_there_is_no_other():
    assert build_reference(value(doi=DOI))["url"] == f"https://doi.org/{DOI}"
    assert build_reference(value(url="https://example.org/"))["url"] == "https://example.org/"
    assert build_reference(value())["url"] == ""


@pytest.mark.django_db
def test_a_page_shows_a_reference_with_its_doi_as_a_link(client):
    response = client.get(CaseStudyFactory(summary_of_work=True).get_url())

    shown = read(response).find("ol", class_="mer-references").li
    assert "Bell SF, et al. Reduction in massive postpartum haemorrhage" in " ".join(
        shown.get_text(" ").split()
    )
    assert links(shown)[REFERENCE["title"]] == f"https://doi.org/{REFERENCE['doi']}"


@pytest.mark.django_db
@pytest.mark.parametrize("verified", [True, False])
def test_a_reference_that_nobody_checked_says_so(client, verified):
    reference = {**REFERENCE, "verified": verified}
    page = ToolFactory(summary_of_work=True, references=[("reference", reference)])

    assert ("Not verified" in main_words(client.get(page.get_url()))) is not verified


def test_a_reference_is_one_line_of_text():
    reference = build_reference(
        {
            "authors": [{"family": "Bell", "given": "SF"}],
            "others": True,
            "title": "Reduction in haemorrhage",
            "container": "BMC Pregnancy",
            "volume": "21",
            "issue": "4",
            "pages": "377",
            "year": 2021,
            "doi": "10.1186/s12884-021-03853-y",
        }
    )

    assert reference_text(reference) == (
        "Bell SF, et al. Reduction in haemorrhage. BMC Pregnancy. 2021;21(4):377. "
        "https://doi.org/10.1186/s12884-021-03853-y"
    )


def test_a_line_of_text_leaves_out_what_is_not_known():
    reference = build_reference({"authors": [], "title": "Why?", "url": "https://example.org/why"})

    assert reference_text(reference) == "Why? https://example.org/why"
