"""A policy lead cites a record: copies a reference, or takes it into a reference manager."""

import re

import pytest
import rispy
from playwright.sync_api import expect

from tests.browser.fixtures import BROWSER

pytestmark = [*BROWSER, pytest.mark.both_databases]
READ_HTML = """navigator.clipboard.read()
  .then(([item]) => item.getType("text/html")).then((blob) => blob.text())"""


@pytest.fixture
def desk(open_context):
    """A page whose reader lets the site use the clipboard."""
    return open_context(permissions=["clipboard-read", "clipboard-write"]).new_page()


def test_a_reference_is_copied_with_its_italics(desk, site):
    desk.goto(site.pages["rich"].url)
    box = desk.get_by_role("region", name="Cite this record")
    text = box.locator(".mer-cite__text").nth(1)
    button = box.get_by_role("button", name="Copy the citation: Harvard").first

    button.focus()
    desk.keyboard.press("Enter")

    expect(desk.get_by_role("status")).to_have_text("Citation copied")
    expect(button).to_have_text("Copied")
    copied = desk.evaluate("navigator.clipboard.readText()")
    assert copied == " ".join(text.inner_text().split())
    assert copied.startswith("Example, A. (2026) Weighing swabs in an example hospital")
    assert f"/id/{site.pages['rich'].id}/v/2" in copied
    assert "<i>Weighing swabs" in desk.evaluate(READ_HTML)


def test_the_newest_version_is_cited_from_the_keyboard(desk, site):
    desk.goto(site.pages["rich"].url)
    box = desk.get_by_role("region", name="Cite this record")
    fold = box.locator("summary", has_text="Always the newest version")
    address = box.get_by_text(f"{site.url}/id/{site.pages['rich'].id} (Accessed").first
    expect(address).to_be_hidden()

    fold.focus()
    desk.keyboard.press("Enter")

    expect(address).to_be_visible()


def test_a_summary_sends_to_the_original_first(desk):
    desk.goto("/case-studies/obs-cymru/")
    box = desk.get_by_role("region", name="Cite this record")
    expect(box.get_by_role("heading", level=3).first).to_have_text("Cite the original first")
    expect(box.locator("details[open]")).to_have_count(1)

    with desk.expect_download() as download:
        box.get_by_role("link", name="RIS of reference 1").click()

    entry = rispy.loads(download.value.path().read_text(encoding="utf-8"))[0]
    assert download.value.suggested_filename.endswith("-reference-1.ris")
    assert entry["title"] in box.inner_text()


def test_a_statement_is_taken_into_a_reference_manager(desk, site):
    recommendation = site.pages["recommendation"]
    desk.goto(recommendation.url)
    statement = desk.locator("#s2")
    statement.locator("summary", has_text="Cite this statement").click()
    expect(statement.get_by_text(f"{site.url}/id/{recommendation.id}/v/1#s2")).to_be_visible()

    with desk.expect_download() as download:
        statement.get_by_role("link", name="RIS of statement 2").click()

    entry = rispy.loads(download.value.path().read_text(encoding="utf-8"))[0]
    assert entry["title"] == "Statement 2: Offer an interpreter"
    assert download.value.suggested_filename == f"{recommendation.id}-v1-s2.ris"


def test_a_version_is_cited_on_its_own_page(desk, site):
    desk.goto(f"/id/{site.pages['rich'].id}/v/1")
    box = desk.get_by_role("region", name="Cite this version")

    expect(box.get_by_text(re.compile("^This version \\(number 1, "))).to_be_visible()
    expect(box.get_by_role("button", name="Copy the citation: APA 7, this version")).to_be_visible()


def test_without_javascript_every_reference_can_be_selected(open_context, site):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(site.pages["rich"].url)
    box = page.get_by_role("region", name="Cite this record")

    texts = box.locator("details[open] .mer-cite__text")
    expect(texts).to_have_count(4)
    for text in texts.all():
        expect(text).to_be_visible()
        text.click(click_count=3)
        assert page.locator(".mer-copy").count() == 0
    box.locator("summary", has_text="Always the newest version").click()
    expect(box.locator("details[open] .mer-cite__text")).to_have_count(8)


def test_references_are_printed_open_and_without_buttons(desk, site):
    desk.goto(site.pages["rich"].url)
    box = desk.get_by_role("region", name="Cite this record")

    desk.emulate_media(media="print")

    for text in box.locator(".mer-cite__text").all():
        expect(text).to_be_visible()
    expect(box.locator("summary").last).to_be_visible()
    expect(box.get_by_role("button", name="Copy").first).to_be_hidden()
    expect(box.get_by_role("link", name="RIS of this version")).to_be_hidden()
