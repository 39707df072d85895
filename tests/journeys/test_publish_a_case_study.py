"""A team writes up its work, an editor publishes it, and a stranger finds it by its own words."""

import pytest
from playwright.sync_api import expect

from tests.browser import case_study
from tests.browser.admin import log_in
from tests.browser.fixtures import BROWSER
from tests.journeys.admin_editor import AdminEditor
from tests.journeys.search_page import SearchPage

pytestmark = [*BROWSER, pytest.mark.both_databases]
TITLE = "Scales at every birth in Exampletown"
#: A word that stands in the body of this record and nowhere else.
WORD = "quillfeather"
STORY = {
    "summary": "Two wards weighed swabs for a year and called for help sooner.",
    "aim_what": "Bleeding of 1,500 ml or more",
    "aim_from": "8.2%",
    "aim_to": "4.1%",
    "aim_by_when": "December 2025",
    "aim_for_whom": "Black African women",
}
CHANGE = {
    "driver_diagram": [case_study.DRIVER_DIAGRAM],
    "pdsa_cycles": [
        {
            "title": cycle["title"],
            "start": cycle["start"].strftime("%d/%m/%Y"),
            "plan": f"Try it on one shift: {cycle['title'].lower()}.",
            "prediction": "Measured loss will be higher than the estimate.",
            "do": "Six births; one was missed.",
            "study": "Estimates were a third too low.",
            "act": cycle["act"],
        }
        for cycle in case_study.CYCLES
    ],
}
RESULT = {
    "stage": "testing",
    "outcome_direction": "better",
    "measures": [
        {
            "name": "Bleeding of 1,500 ml or more",
            "unit": "% of births",
            "direction": "lower",
            "scheme": "2001",
            "table": case_study.TABLE,
        }
    ],
    "equity_impact": "The gap fell from 4.8 to 3.1 percentage points.",
}
SUBJECT = {
    "priority_areas": "Haemorrhage",
    "inequality": "Black African women lost more blood before anyone called for help.",
}
SOURCES = {
    "references": [
        {
            "authors": [{"family": "Example", "given": "AB"}],
            "title": "Weighing swabs in one example hospital",
            "container": "Journal of Examples",
            "year": "2025",
            "doi": "https://doi.org/10.5555/example.1",
        },
        {"title": "Annual report", "publisher": "Example Trust", "url": "https://example.org/"},
    ],
}


@pytest.fixture
def contributor(open_context):
    page = open_context().new_page()
    log_in(page, "carla")
    return AdminEditor(page)


@pytest.fixture
def editor(open_context):
    page = open_context().new_page()
    log_in(page, "edith")
    return AdminEditor(page)


def test_from_an_empty_form_to_a_found_case_study(contributor, editor, page):
    save_half_empty(contributor)
    submit_too_early(contributor)
    complete(contributor)
    contributor.submit()
    expect(contributor.messages).to_contain_text("submitted for moderation")
    approve(editor)
    find(SearchPage(page))
    read(page)


def save_half_empty(contributor):
    contributor.start("Case study")
    contributor.fill("title", TITLE)
    contributor.fill("problem", f"Bleeding was noticed late. We call it {WORD}.")
    contributor.save_draft()
    expect(contributor.messages).to_contain_text("created")


def submit_too_early(contributor):
    contributor.submit()
    expect(contributor.messages).to_contain_text("Still missing: Summary; Priority areas")
    for missing in ("Organisations", "Aim", "Measures", "What happened", "Equity impact", "Stage"):
        expect(contributor.messages).to_contain_text(missing)
    expect(contributor.error_of("equity_impact")).to_contain_text("Say what happened to the gap")


def complete(contributor):
    contributor.tab("Story")
    contributor.fill_all(STORY)
    contributor.tab("What you changed")
    contributor.fill_all(CHANGE)
    contributor.tab("What happened")
    contributor.fill_all(RESULT)
    contributor.tab("Who and what")
    contributor.fill_all(SUBJECT)
    contributor.add_tags("scales", "swab weighing")
    contributor.add_ethnic_group("2001-n")
    contributor.add_organisation("Amma Birth Companions")
    contributor.tab("Sources")
    contributor.fill_all(SOURCES)


def approve(editor):
    editor.page.goto("/admin/")
    editor.page.get_by_role("link", name=TITLE).first.click()
    editor.approve()
    expect(editor.messages).to_contain_text("has been updated")


def find(search):
    search.open(f"/search/?q={WORD}")
    search.expect_total(1)
    expect(search.titles).to_have_text([TITLE])
    for facet, label in (
        ("Priority area", "Haemorrhage"),
        ("Ethnic group", "Black or Black British: African"),
        ("Organisation", "Amma Birth Companions"),
        ("Stage of the work", "Being tested"),
    ):
        search.unfold(facet)
        assert search.count_of(label) == 1


def read(page):
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_role("img", name="Driver diagram")).to_be_visible()
    expect(page.get_by_role("heading", name="Cycle 2: Scales in every room")).to_be_visible()
    expect(page.get_by_text("3 February 2025")).to_be_visible()
    figures = page.get_by_role("table", name="Bleeding of 1,500 ml or more by period")
    expect(figures.get_by_role("row")).to_have_count(13)
    expect(page.get_by_role("link", name="swab weighing")).to_be_visible()
    expect(page.get_by_text("doi:10.5555/example.1")).to_be_visible()
