"""A policy lead reads what changed in a record since the version that a paper cites."""

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import BROWSER

pytestmark = BROWSER


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def reader(request, open_context):
    return open_context(java_script_enabled=request.param).new_page()


def test_from_a_cited_version_to_what_changed_since(reader, site):
    reader.goto(f"/id/{site.pages['rich'].id}/v/1")
    reader.get_by_role("link", name="All versions").click()
    reader.get_by_label("From version").select_option("1")
    reader.get_by_label("To version").select_option("2")
    reader.get_by_role("button", name="Compare").click()

    changed = reader.get_by_role("region", name="What changed from version 1 to version 2")
    expect(changed.get_by_role("heading", name="Lessons")).to_be_visible()
    expect(changed.locator("ins").filter(has_text="Ask her first.")).to_be_visible()
    expect(changed.locator("del").filter(has_text="Call at 500 ml")).to_be_visible()
    expect(changed.get_by_text("Step “Buy scales”")).to_be_visible()
