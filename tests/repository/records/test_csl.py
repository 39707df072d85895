import datetime as dt

import pytest
from wagtail.blocks import StreamValue

from repository.records.consent import PARTS, Surface
from repository.records.content import build_content, build_outline
from repository.records.csl import (
    Edition,
    Repository,
    build_csl_item,
    build_statement_item,
    cite_original,
    list_statements,
)
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.record_page import REFERENCE
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

SITE = Repository("https://repository.example", "Maternity Equity Repository", "An Observatory")
TODAY = dt.date(2026, 11, 26)


def cite(page, site=SITE, edition=None, surface=Surface.BULK):
    content = build_content(page, surface)
    return build_csl_item(content, site, edition=edition, accessed=TODAY)


def test_a_submission_is_a_report_of_this_repository():
    page = CaseStudyFactory(title="Weighing swabs")

    item = cite(page, edition=Edition(3, dt.date(2026, 5, 1)))

    assert item == {
        "id": page.record.pk,
        "type": "report",
        "title": "Weighing swabs",
        "author": [{"literal": page.organisations.get().organisation.name}],
        "issued": {"date-parts": [[2026, 5, 1]]},
        "publisher": "An Observatory",
        "collection-title": "Maternity Equity Repository",
        "genre": "Case study",
        "version": "3",
        "URL": f"https://repository.example/id/{page.record.pk}/v/3",
        "accessed": {"date-parts": [[2026, 11, 26]]},
        "language": "en",
        "abstract": "What was done, where, and what happened.",
    }


def test_people_are_authors_before_organisations():
    page = CaseStudyFactory(
        contributors=[
            {"given_name": "Ada", "family_name": "Obi"},
            {"family_name": "Khan"},
        ]
    )

    assert cite(page)["author"] == [{"family": "Obi", "given": "Ada"}, {"family": "Khan"}]


def test_who_led_the_work_is_the_author_and_who_took_part_is_not():
    page = CaseStudyFactory(
        organisations=[
            (OrganisationFactory(name="A partner"), "took-part"),
            (OrganisationFactory(name="A trust"), "led-by"),
        ]
    )

    assert cite(page)["author"] == [{"literal": "A trust"}]


def test_a_version_from_before_names_had_parts_has_whole_names():
    content = build_content(CaseStudyFactory())
    content["contributors"] = [{"name": "Ada Obi", "role": "", "orcid": ""}]

    item = build_csl_item(content, SITE, edition=None, accessed=TODAY)

    assert item["author"] == [{"literal": "Ada Obi"}]


def test_a_summary_is_ours_and_names_the_original():
    item = cite(CaseStudyFactory(summary_of_work=True))

    assert item["type"] == "webpage"
    assert item["author"] == [{"literal": "An Observatory"}]
    assert item["note"] == (
        "Summary of published work: Bell SF, et al. Reduction in massive postpartum haemorrhage. "
        "BMC Pregnancy and Childbirth. 2021. https://doi.org/10.1186/s12884-021-03853-y"
    )


def test_an_original_that_nobody_checked_says_so():
    page = CaseStudyFactory(
        summary_of_work=True, references=[("reference", {**REFERENCE, "verified": False})]
    )

    assert cite_original(build_content(page)).endswith(
        "(details not verified against the original)"
    )


def test_a_submission_has_no_original():
    page = CaseStudyFactory(references=[("reference", REFERENCE)])

    assert cite_original(build_content(page)) == ""
    assert "note" not in cite(page)


def test_without_a_publisher_the_site_itself_wrote_a_summary():
    item = cite(VoiceFactory(), site=Repository("https://repository.example", "A site", ""))

    assert item["author"] == [{"literal": "A site"}]
    assert "publisher" not in item


def test_a_tool_is_a_page():
    assert cite(ToolFactory())["type"] == "webpage"


def test_a_story_without_a_credit_has_no_author():
    page = PersonalVoiceFactory(consent={"reuse": True, "show_place": True})

    assert "author" not in cite(page)


def test_a_story_is_credited_as_the_person_chose():
    consent = {"reuse": True, "show_name": True, "credit": "Ngozi"}
    page = PersonalVoiceFactory(consent=consent)

    assert cite(page)["author"] == [{"literal": "Ngozi"}]


def test_without_an_edition_the_day_is_that_of_first_publication():
    page = CaseStudyFactory()

    day = page.first_published_at.date()

    assert cite(page)["issued"] == {"date-parts": [[day.year, day.month, day.day]]}
    assert "version" not in cite(page)
    assert cite(page)["URL"] == f"https://repository.example/id/{page.record.pk}"


def test_a_record_that_no_longer_stands_says_so():
    page = CaseStudyFactory()
    page.record.state = "retracted"
    page.record.state_reason = "The figures were wrong."
    page.record.save()

    assert cite(page)["note"] == "Retracted."


def test_an_outline_is_enough_to_cite():
    page = CaseStudyFactory(summary_of_work=True)

    outline = build_outline(page, PARTS)

    item = build_csl_item(outline, SITE, edition=None, accessed=TODAY)
    assert item == cite(page)
    assert "sections" not in outline


def cite_statements(page, edition=None):
    content = build_content(page, Surface.BULK)
    item = build_csl_item(content, SITE, edition=edition, accessed=TODAY)
    return [build_statement_item(item, each, SITE) for each in list_statements(content)]


def test_a_statement_is_a_part_of_its_record_with_an_address_of_its_own():
    page = PolicyRecommendationFactory(title="Closing the gap")

    _, item = cite_statements(page, Edition(2, dt.date(2026, 5, 1)))

    assert item == {
        "id": f"{page.record.pk}-s2",
        "type": "chapter",
        "title": "Statement 2: Offer an interpreter",
        "container-title": "Closing the gap",
        "collection-title": "Maternity Equity Repository",
        "author": [{"literal": page.organisations.get().organisation.name}],
        "issued": {"date-parts": [[2026, 5, 1]]},
        "publisher": "An Observatory",
        "version": "2",
        "URL": f"https://repository.example/id/{page.record.pk}/v/2#s2",
        "accessed": {"date-parts": [[2026, 11, 26]]},
        "language": "en",
    }


def test_a_statement_of_the_newest_version_has_the_newest_address():
    page = PolicyRecommendationFactory()

    assert [item["URL"] for item in cite_statements(page)] == [
        f"https://repository.example/id/{page.record.pk}#s1",
        f"https://repository.example/id/{page.record.pk}#s2",
    ]


def test_a_statement_is_cited_by_its_key_wherever_it_stands():
    page = PolicyRecommendationFactory()
    before = cite_statements(page)

    page.statements = StreamValue(
        page.statements.stream_block,
        [(child.block_type, child.value, child.id) for child in reversed(page.statements)],
    )

    assert cite_statements(page) == before[::-1]


def test_a_statement_has_the_words_without_their_markup():
    text = "<p>Ask about <b>pain &amp; fear</b>.</p><p>Ask again.</p>"
    page = PolicyRecommendationFactory(statements=[("statement", {"text": text})])

    (item,) = cite_statements(page)

    assert item["title"] == "Statement 1: Ask about pain & fear. Ask again"


def test_a_statement_that_no_longer_stands_says_so():
    rows = [("statement", {"text": "<p>Wait.</p>", "status": "withdrawn"})]
    page = PolicyRecommendationFactory(statements=rows, summary_of_work=True)

    (item,) = cite_statements(page)

    assert item["note"].startswith("Withdrawn. Summary of published work: Bell SF")


def test_a_record_without_statements_has_none_to_cite():
    assert not list(list_statements(build_content(CaseStudyFactory())))
