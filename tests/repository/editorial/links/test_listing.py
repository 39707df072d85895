"""Which links lead out of a record."""

import pytest

from repository.editorial.links.listing import list_mentions
from repository.records.content import build_content
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import DocumentFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.record_page import REFERENCE
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = pytest.mark.django_db
OWN = {"repository.example"}


def mentions_of(page, *, is_story=False):
    return list_mentions(build_content(page), OWN, is_story=is_story)


def link(address):
    return f'<p>See <a href="{address}">there</a>.</p>'


def test_references_are_asked_for_by_doi_and_by_address():
    url = "https://example.org/report.pdf"
    page = CaseStudyFactory(references=[("reference", {**REFERENCE, "url": url})])
    assert mentions_of(page) == {
        ("https://doi.org/10.1186/s12884-021-03853-y", "References"),
        (url, "References"),
    }


def test_links_in_rich_text_stand_under_their_heading():
    page = CaseStudyFactory(
        problem=link("https://example.org/problem?a=1&amp;b=2"),
        limits=link("https://example.org/limits"),
        sources_read=[("address", "https://example.org/read")],
    )
    assert mentions_of(page) == {
        ("https://example.org/problem?a=1&b=2", "The problem and who it falls on"),
        ("https://example.org/limits", "Limits"),
        ("https://example.org/read", "Sources read"),
    }


def test_links_in_a_statement_and_its_evidence_are_found():
    statement = {
        "text": link("https://example.org/text"),
        "evidence": link("https://example.org/evidence"),
    }
    page = PolicyRecommendationFactory(statements=[("statement", statement)])
    assert {address for address, _place in mentions_of(page)} == {
        "https://example.org/text",
        "https://example.org/evidence",
    }


def test_what_is_downloaded_elsewhere_is_found_and_our_own_files_are_not():
    page = ToolFactory(
        downloads=[
            ("download", {"title": "Ours", "document": DocumentFactory()}),
            ("download", {"title": "Theirs", "url": "https://example.org/sheet"}),
        ]
    )
    assert mentions_of(page) == {("https://example.org/sheet", "Get the tool")}


@pytest.mark.parametrize(
    "address",
    [
        "/case-studies/",
        "#section-aim",
        "mailto:someone@example.org",
        "tel:111",
        "https://repository.example/tools/",
        "https:///nothing",
        "http://[broken",
        "https://example.org/" + "x" * 2_000,
    ],
)
def test_what_leads_to_no_other_web_page_is_left_out(address):
    assert mentions_of(CaseStudyFactory(problem=link(address))) == set()


def test_a_link_to_a_part_of_a_page_is_one_to_the_page():
    page = CaseStudyFactory(
        problem=link("https://example.org/page#one") + link("https://example.org/page#two")
    )
    assert [address for address, _place in mentions_of(page)] == ["https://example.org/page"]


def test_of_a_persons_story_only_the_help_beside_it_is_read():
    page = PersonalVoiceFactory(story=link("https://example.org/my-own-page"))
    assert mentions_of(page, is_story=True) == {("https://example.org/help", "More help")}
