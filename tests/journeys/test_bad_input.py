"""What cannot be taken is refused with advice, and nothing that was typed is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.admin import log_in
from tests.browser.fixtures import BROWSER
from tests.journeys.admin_editor import AdminEditor

pytestmark = BROWSER
FIVE_MEGABYTES = 5_000_000
TITLE = "A draft with something wrong in it"
PASTE = """(box, text) => {
  box.focus();
  box.value = text.repeat(%d / text.length);
  box.dispatchEvent(new Event('input', {bubbles: true}));
}"""


@pytest.fixture
def draft(page):
    log_in(page, "carla")
    editor = AdminEditor(page)
    editor.start("Case study")
    editor.fill("title", TITLE)
    return editor


def refused(editor, message):
    """Save, be led to what is wrong, and find the title as it was typed."""
    editor.save_draft()
    editor.page.get_by_role("button", name="Go to the first error").click()
    expect(editor.page.locator(".error-message", has_text=message).first).to_be_visible()
    expect(editor.control("title")).to_have_value(TITLE)


def test_five_megabytes_of_figures_are_refused_and_kept(draft):
    draft.page.set_default_timeout(60_000)
    draft.tab("What happened")
    draft.fill("measures", [{"name": "Losses"}])
    box = draft.control("measures-0-value-table")
    box.evaluate(PASTE % FIVE_MEGABYTES, "January 2025,12/340,20/900\n")
    pasted = box.evaluate("box => box.value.length")
    assert pasted > FIVE_MEGABYTES * 0.99
    refused(draft, "There are more than 400 rows. Split the measure in two.")
    assert box.evaluate("box => box.value.length") == pasted
    expect(draft.control("measures-0-value-name")).to_have_value("Losses")


def test_a_table_that_cannot_be_read_says_in_which_row(draft):
    draft.tab("What happened")
    table = "Period,Black African,White British\nJanuary,12/340,many"
    draft.fill("measures", [{"name": "Losses", "table": table}])
    refused(draft, "Row 2, White British: “many” is not a figure.")
    expect(draft.control("measures-0-value-table")).to_have_value(table)


def test_a_wrong_doi_is_refused_with_advice(draft):
    draft.tab("Sources")
    draft.fill("references", [{"title": "A paper", "doi": "12.34/no"}])
    refused(draft, "A DOI starts with 10. and has a slash")
    expect(draft.control("references-0-value-doi")).to_have_value("12.34/no")


def test_a_wrong_orcid_is_refused_with_advice(draft):
    draft.tab("Who and what")
    draft.page.get_by_role("button", name="Add contributor").click()
    draft.fill_all(
        {"contributors-0-family_name": "Example", "contributors-0-orcid": "0000-0002-1825-0098"}
    )
    refused(draft, "its check digit does not match")
    expect(draft.control("contributors-0-orcid")).to_have_value("0000-0002-1825-0098")


def test_a_cycle_cannot_end_before_it_begins(draft):
    draft.tab("What you changed")
    cycle = {"title": "Scales", "plan": "Try.", "start": "02/03/2025", "end": "01/03/2025"}
    draft.fill("pdsa_cycles", [cycle])
    refused(draft, "The test cannot end before it began.")


@pytest.mark.parametrize("code", ["RQ", "1234", "R-3", "TOOLONG"])
def test_a_wrong_ods_code_is_refused_with_advice(page, code):
    log_in(page, "edith")
    page.goto("/admin/snippets/network/organisation/add/")
    page.get_by_role("textbox", name="Name*").fill("Example NHS Foundation Trust")
    box = page.get_by_role("textbox", name="ODS code")
    box.evaluate("(box, code) => { box.removeAttribute('maxlength'); box.value = code }", code)
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text(re.compile("3 to 6 capital letters|at most 6")).first).to_be_visible()
    expect(page.get_by_role("textbox", name="Name*")).to_have_value("Example NHS Foundation Trust")
    expect(box).to_have_value(code)


def test_a_form_of_eleven_megabytes_is_refused_plainly(page):
    page.set_default_timeout(60_000)
    page.goto("/report-a-concern/")
    page.get_by_label("Which page is it about?").fill("/tools/")
    page.get_by_label("What is your concern?").evaluate(PASTE % 11_000_000, "Wrong. ")
    page.get_by_role("button", name="Send").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("We could not read that", timeout=60_000)
