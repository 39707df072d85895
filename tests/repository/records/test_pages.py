"""What a reader gets of a record, by role and text."""

from datetime import date

import pytest

from repository.records.models import ToolPage
from tests.factories.case_study import MEASURE, CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import VoiceFactory
from tests.reading import links, main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

FACTORIES = [CaseStudyFactory, PolicyRecommendationFactory, ToolFactory, VoiceFactory]
DIAGRAM = {
    "aim": "Halve severe bleeding",
    "primary_drivers": [
        {
            "title": "Bleeding seen early",
            "secondary_drivers": [
                {"title": "Blood loss measured", "change_ideas": ["Weigh every swab"]}
            ],
        }
    ],
}
CYCLE = {
    "title": "Scales on one shift",
    "scale": "One midwife",
    "start": date(2026, 1, 5),
    "plan": "<p>Try the scales.</p>",
    "prediction": "Loss will be higher than guessed.",
    "study": "<p>It was.</p>",
    "act": "adapt",
}
TABLE = {
    **MEASURE,
    "reported": [],
    "scheme": "2001",
    "disclosure": "hes",
    "table": "Period,Black African,White British\nJan,12/340,3/340\nFeb,,23/900",
    "annotations": [{"period": "Feb", "text": "Scales bought"}],
}


def section(response, name):
    """Return the part of a page under a heading."""
    heading = read(response).main.find(["h2", "h3"], string=lambda text: text and name in text)
    assert heading, f"no heading {name}"
    return heading.find_parent("section")


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_record_page_has_one_heading_a_title_and_a_way_back(client, factory):
    page = factory(title="Weighing swabs")

    response = client.get(page.get_url())

    shown = read(response)
    assert [words(heading) for heading in shown.find_all("h1")] == ["Weighing swabs"]
    assert shown.title.get_text().startswith("Weighing swabs – ")
    crumbs = links(shown.find("nav", class_="nhsuk-breadcrumb"))
    assert crumbs["Home"] == "/"
    assert page.get_parent().get_url() in crumbs.values()


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_summary_says_at_the_top_that_it_is_one_and_cites_the_original_first(client, factory):
    page = factory(summary_of_work=True, source_note="By the supplier of the product.")

    said = main_words(client.get(page.get_url()))

    label = said.index("This is our summary of published work. Read and cite the original first.")
    original = said.index("Original: Reduction in massive postpartum haemorrhage")
    assert label < original < said.index(page.title)
    assert said.index("By the supplier of the product.") < said.index(page.title)


def test_a_submission_does_not_say_that_it_is_a_summary(client):
    assert "our summary" not in main_words(client.get(CaseStudyFactory().get_url()))


def test_the_plain_summary_and_the_limits_come_before_the_story(client):
    page = CaseStudyFactory(
        summary_of_work=True, plain_summary="<p>Fewer women bled.</p>", limits="<p>One unit.</p>"
    )

    said = main_words(client.get(page.get_url()))

    assert said.index("Fewer women bled.") < said.index("One unit.") < said.index("noticed late")


def test_empty_sections_have_no_heading(client):
    said = main_words(client.get(CaseStudyFactory(lessons="<p></p>").get_url()))

    assert "Lessons" not in said
    assert "PDSA" not in said


def test_a_driver_diagram_is_drawn_and_given_as_a_nested_list(client):
    page = CaseStudyFactory(driver_diagram=[("driver_diagram", DIAGRAM)])

    part = section(client.get(page.get_url()), "Driver diagram")

    assert "Halve severe bleeding" in part.find("svg")["aria-label"]
    idea = part.find("ul").find(string=lambda text: "Weigh every swab" in text).find_parent("li")
    secondary, primary = idea.find_parents("li")
    assert words(primary).startswith("Primary driver: Bleeding seen early")
    assert words(secondary).startswith("Secondary driver: Blood loss measured")


def test_a_pdsa_cycle_shows_the_prediction_beside_what_was_seen(client):
    page = CaseStudyFactory(pdsa_cycles=[("pdsa_cycle", CYCLE)])

    said = words(section(client.get(page.get_url()), "Tests of change"))

    for shown in (
        "Scales on one shift",
        "One midwife",
        "Try the scales.",
        "Loss will be higher than guessed.",
        "It was.",
        "Adapt",
        "5 January 2026",
    ):
        assert shown in said


@pytest.fixture
def figures(client):
    page = CaseStudyFactory(measures=[("measure", TABLE)])
    return section(client.get(page.get_url()), "Measures")


def test_figures_stand_in_a_table_with_headings_for_rows_and_columns(figures):
    table = figures.find("table")

    assert "NHS ethnic category, 16+1" in words(table.caption)
    assert [words(cell) for cell in table.find_all("th", scope="col")] == [
        "Period",
        "Black African",
        "White British",
    ]
    assert [words(cell).split()[0] for cell in table.find_all("th", scope="row")] == ["Jan", "Feb"]


def test_true_counts_never_leave_the_database(figures):
    cells = [words(cell) for cell in figures.find_all("td")]

    assert cells == ["2.9% (10/340)", "*", "No figure", "2.8% (25/900)"]
    assert "1 to 7 shown as *" in words(figures)
    assert "12/340" not in str(figures)


def test_a_table_says_when_changes_were_made(figures):
    assert "Feb: Scales bought" in words(figures)


def test_a_reported_result_names_its_period(client):
    said = words(section(client.get(CaseStudyFactory().get_url()), "Measures"))

    for shown in ("Bleeding of 1,500 ml or more", "3.9%", "2.9%", "2025", "Lower is better"):
        assert shown in said


def test_how_to_replicate_parts_core_from_adaptable(client):
    page = CaseStudyFactory(
        core_parts=[("part", "Weigh at every birth")],
        adaptable_parts=[("part", "Where the scales stand")],
        prerequisites=[("part", "Two scales a room")],
        steps=[("step", {"title": "Agree a place", "role": "Ward lead", "part": "core"})],
    )

    part = section(client.get(page.get_url()), "How to replicate it")

    core = part.find(string=lambda text: "Core: keep these" in text).find_parent("div")
    assert "Weigh at every birth" in words(core)
    assert "Where the scales stand" not in words(core)
    for shown in ("Two scales a room", "Agree a place", "Ward lead", "Core: keep this"):
        assert shown in words(part)


def test_what_we_suggest_is_labelled_as_ours(client):
    page = CaseStudyFactory(
        replication_notes="<p>Start small.</p>", replication_notes_are_ours=True
    )

    part = section(client.get(page.get_url()), "Notes for replication")

    assert "Our suggestion, not from the source" in words(part)


def test_a_tool_shows_where_it_was_used_and_the_case_study_what_it_used(client):
    tool = ToolFactory(title="Four steps")
    page = CaseStudyFactory(title="Weighing swabs", tools_used=[tool])

    used = links(section(client.get(page.get_url()), "Tools used"))
    used_in = links(section(client.get(tool.get_url()), "Used in"))

    assert used["Four steps"] == tool.get_url()
    assert used_in["Weighing swabs"] == page.get_url()


def test_a_draft_is_named_neither_as_a_tool_used_nor_as_where_one_was_used(client):
    draft = ToolFactory(title="Draft tool", published=False)
    tool = ToolFactory()
    page = CaseStudyFactory(tools_used=[draft])
    CaseStudyFactory(title="Draft study", tools_used=[tool], published=False)

    assert "Draft tool" not in main_words(client.get(page.get_url()))
    assert "Draft study" not in main_words(client.get(ToolPage.objects.get(pk=tool.pk).get_url()))


def test_a_superseded_recommendation_and_its_successor_name_each_other(client):
    old = PolicyRecommendationFactory(title="Guideline of 2019")
    new = PolicyRecommendationFactory(title="Guideline of 2026", supersedes=old)

    assert "Guideline of 2019" in words(section(client.get(new.get_url()), "Replaces"))
    assert "Guideline of 2026" in words(section(client.get(old.get_url()), "Replaced by"))


def test_review_dates_stand_apart_from_the_date_of_the_last_edit(client):
    page = ToolFactory(last_reviewed=date(2026, 2, 3), review_due=date(2027, 2, 3))

    said = words(section(client.get(page.get_url()), "About this record"))

    assert "Last reviewed 3 February 2026" in said
    assert "Next review due 3 February 2027" in said
    assert "Last edited" in said


def test_a_page_that_nobody_reviewed_says_so(client):
    said = main_words(client.get(ToolFactory().get_url()))

    assert "Last reviewed Not yet reviewed as a whole" in said


def test_subjects_lead_to_searches_for_more_of_the_same(client):
    body = OrganisationFactory(name="Example Trust", ods_code="RQ3")
    page = ToolFactory(
        organisations=[(body, "owner")],
        priority_areas=[PriorityAreaFactory()],
        themes=[ThemeFactory()],
        tags=["blood loss"],
    )

    response = client.get(page.get_url())

    found = links(read(response).main)
    assert found["Example Trust"] == "/organisations/example-trust/"
    assert found["Listening"] == "/search/?theme=listening"
    assert found["blood loss"] == "/search/?tag=blood-loss"
    assert "ODS code RQ3" in main_words(response)


def test_an_ethnic_group_is_shown_in_the_sources_words_with_its_scheme(client):
    page = CaseStudyFactory(
        ethnic_groups=[("2001-n", "Black African women"), ("source-words", "Somali mothers")]
    )

    said = main_words(client.get(page.get_url()))

    assert "Black African women Recorded as Black or Black British: African" in said
    assert "NHS ethnic category, 16+1" in said
    assert "Somali mothers The source’s own words, not a national category" in said


@pytest.mark.parametrize("text", ["<b>bold</b> & co", '"quoted" <script>alert(1)</script>'])
def test_plain_text_is_shown_as_it_was_typed(client, text):
    page = CaseStudyFactory(title=text, summary=text, place=text, aim_what=text)

    response = client.get(page.get_url())

    assert words(read(response).h1) == " ".join(text.split())
    assert "<script>alert(1)" not in response.content.decode()


def test_a_page_in_another_language_says_so_to_a_screen_reader(client):
    response = client.get(VoiceFactory(language="so").get_url())

    assert read(response).h1["lang"] == "so"
    assert "Somali" in main_words(response)


def test_every_record_page_offers_to_report_a_concern_about_it(client):
    page = ToolFactory()

    found = links(read(client.get(page.get_url())))

    assert any(
        href.startswith("/report-a-concern/?page=") and page.slug in href for href in found.values()
    )


def test_a_preview_of_a_draft_says_that_it_is_not_published(rf):
    page = ToolFactory(published=False)
    request = rf.get(page.get_url())

    response = page.make_preview_request(request, page.default_preview_mode)

    assert "Not published. You are looking at a preview." in main_words(response.render())
