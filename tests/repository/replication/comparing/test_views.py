"""Records side by side, as a reader sees them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from repository.records.choices import State
from repository.records.models import Consent
from repository.replication.choices import AdoptionStage
from tests.browser import case_study
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.evidence import make_rating
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def compare(client):
    def get(*pages, **parameters):
        names = [page if isinstance(page, str) else page.record.pk for page in pages]
        return read(client.get("/compare/", {"id": names, **parameters}))

    return get


def rows(page):
    """Return the table as texts: the label of each row, and its cells."""
    return {
        row.select_one("th").get_text(" ", strip=True): [
            cell.get_text(" ", strip=True) for cell in row.select("td")
        ]
        for row in page.select("tbody tr")
    }


def titles(page):
    return [cell.get_text(strip=True) for cell in page.select("thead th")[1:]]


def test_records_stand_side_by_side_in_the_order_of_the_address(compare):
    first = CaseStudyFactory(title="Weigh swabs", **case_study.FIELDS)
    second = CaseStudyFactory(title="Call early", equity_impact="<p>The gap stayed.</p>")

    page = compare(second, first)

    assert titles(page) == ["Call early", "Weigh swabs"]
    table = rows(page)
    assert table["Equity effect"][0] == "The gap stayed."
    assert table["Aim"][1].startswith("Bleeding of 1,500 ml or more From: 3.9%")
    assert table["What happened"][0] == "Got better"
    assert table["Stage"] == ["Implemented", "Sustained"]
    assert table["Cost and resources"][0] == "Not stated"
    assert page.select_one("[role=region][tabindex='0'][aria-labelledby=compared]")


def test_every_row_has_a_cell_for_every_record_of_any_type(compare):
    pages = [CaseStudyFactory(), ToolFactory(), PolicyRecommendationFactory()]

    table = rows(compare(*pages))

    assert {len(cells) for cells in table.values()} == {3}
    assert table["Aim"][1] == "Helps a team notice bleeding early."


def test_the_parts_to_keep_are_a_list(compare):
    page = CaseStudyFactory(core_parts=[("part", "Weigh every swab"), ("part", "Call at 750 ml")])

    (row,) = [
        row for row in compare(page).select("tbody tr") if "Core" in row.select_one("th").get_text()
    ]

    assert [item.get_text() for item in row.select("td li")] == [
        "Weigh every swab",
        "Call at 750 ml",
    ]


def test_evidence_is_told_as_on_the_records_page(compare):
    page, advice = CaseStudyFactory(), PolicyRecommendationFactory()

    assert rows(compare(page, advice))["Evidence, as rated here"] == ["Not yet rated", "Not stated"]
    make_rating(page.record)
    assert rows(compare(page))["Evidence, as rated here"][0].endswith("points)")


def test_adoptions_are_counted_by_stage_with_those_that_stopped(compare):
    page, other = CaseStudyFactory(), CaseStudyFactory()
    AdoptionFactory(record=page.record, stage=AdoptionStage.TESTING)
    AdoptionFactory(record=page.record, stage=AdoptionStage.STOPPED)

    cells = rows(compare(page, other))["Who is replicating it"]

    assert cells == ["2 in all Testing: 1 Stopped: 1", "None reported yet"]


def test_what_cannot_be_shown_is_named_and_the_rest_is_shown(compare):
    page, removed = CaseStudyFactory(title="Weigh swabs"), CaseStudyFactory()
    record = removed.record
    record.state = State.REMOVED
    record.save()

    shown = compare(page, removed, "cs-nonsense")

    assert titles(shown) == ["Weigh swabs"]
    notices = shown.select_one("[role=status]").get_text()
    assert f"“{record.pk}” cannot be shown" in notices
    assert "“cs-nonsense” cannot be shown" in notices
    assert removed.title not in words(shown.main)


def test_a_story_is_not_compared(compare):
    story = PersonalVoiceFactory(title="Nobody came")

    page = compare(story)

    assert "is a voice" in page.select_one("[role=status]").get_text()
    assert "Nobody came" not in words(page.main)
    assert not page.select("table")


def test_a_story_that_may_not_be_read_is_not_told_of(compare):
    story = PersonalVoiceFactory()
    Consent.objects.filter(voice=story).update(site=False)

    assert "is a voice" not in words(compare(story).main)


def test_more_than_four_are_left_out_by_name(compare):
    pages = [CaseStudyFactory() for _ in range(5)]

    page = compare(*pages)

    assert len(titles(page)) == 4
    assert f"Left out: {pages[4].record.pk}." in page.select_one("[role=status]").get_text()
    assert not page.select("input[name=add]")


@pytest.mark.parametrize("write", ["{}", " {} ", "http://testserver/id/{}", "/id/{}/"])
def test_a_record_is_added_by_its_identifier_or_address(client, write):
    page, other = CaseStudyFactory(), CaseStudyFactory()
    asked = {"id": page.record.pk, "add": write.format(other.record.pk.upper())}

    response = client.get("/compare/", asked)

    assert response.status_code == 302
    assert response["Location"] == f"/compare/?id={page.record.pk}&id={other.record.pk}"


def test_a_record_is_added_by_words_of_its_title(compare, search_index):
    page, other = CaseStudyFactory(title="Weigh swabs"), CaseStudyFactory(title="Call early")
    search_index()

    shown = compare(page, add="cal")

    (link,) = [link for link in shown.select("main a") if "Add" in link.get_text()]
    assert link.get_text() == "Add “Call early”"
    assert link["href"] == f"/compare/?id={page.record.pk}&id={other.record.pk}"


def test_each_can_be_taken_out(compare):
    page, other = CaseStudyFactory(title="Weigh swabs"), CaseStudyFactory(title="Call early")

    links = compare(page, other).select(".mer-compare__remove a")

    assert [link["href"] for link in links] == [
        f"/compare/?id={other.record.pk}",
        f"/compare/?id={page.record.pk}",
    ]
    assert links[0].get_text() == "Take out Weigh swabs"


def test_the_address_alone_chooses_and_sets_no_cookie(client):
    response = client.get("/compare/", {"id": CaseStudyFactory().record.pk})

    assert not response.cookies
    assert response["Cache-Control"] == "no-cache"


def test_a_records_page_leads_here_and_a_storys_does_not(client):
    page, story = CaseStudyFactory(), PersonalVoiceFactory(consent={"print_packs": True})

    assert f'href="/compare/?id={page.record.pk}"' in client.get(page.get_url()).content.decode()
    assert "/compare/" not in client.get(story.get_url()).content.decode()


def count_queries(ask):
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def test_it_asks_no_more_for_four_than_for_two(client):
    pages = [CaseStudyFactory(**case_study.FIELDS).record.pk for _ in range(4)]
    client.get("/compare/", {"id": pages})

    two = count_queries(lambda: client.get("/compare/", {"id": pages[:2]}))
    four = count_queries(lambda: client.get("/compare/", {"id": pages}))

    assert four == two
