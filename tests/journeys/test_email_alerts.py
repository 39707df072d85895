"""A reader asks to hear of new matches, confirms, changes and stops: without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from repository.forms import FASTEST_SECONDS
from tests.browser.chromium import PHONE
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER


@pytest.fixture
def page(open_context):
    return open_context(java_script_enabled=False, viewport=PHONE).new_page()


def last_link(site):
    """The private link of the last email, which a site without a mail server prints."""
    return re.findall(r"http://\S+(/search/alerts/own/\?key=[0-9a-f]{40})", site.log())[-1]


def test_from_a_search_to_its_end(page, site):
    page.goto("/tools/?q=interpreters")
    page.get_by_role("link", name="Email me when something new matches").click()
    expect(page.get_by_role("definition").first).to_have_text("interpreters")
    page.get_by_role("button", name="Send me a link to confirm").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter your email address")

    page.get_by_label("Your email address").fill("reader@example.org")
    page.get_by_label("Every day").check()
    page.wait_for_timeout(FASTEST_SECONDS * 1_000)
    page.get_by_role("button", name="Send me a link to confirm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your email")

    page.goto(last_link(site))
    page.get_by_role("button", name="Start these emails").click()
    expect(page.locator("main")).to_contain_text("Your alert has started")
    expect(page.get_by_label("Every day")).to_be_checked()

    page.get_by_label("Once a week").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Your change is saved")
    expect(page.get_by_label("Once a week")).to_be_checked()

    page.get_by_role("button", name="Stop these emails").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("no more"))
    page.goto(last_link(site))
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no email alert here")
