"""A reader follows a record and asks its team, on a phone without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from repository.forms import FASTEST_SECONDS
from tests.browser.admin import log_in
from tests.browser.chromium import PHONE
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER


@pytest.fixture
def page(open_context):
    return open_context(java_script_enabled=False, viewport=PHONE).new_page()


def last_link(site, path):
    """The private link of the last email, which a site without a mail server prints."""
    return re.findall(rf"http://\S+({path}\?key=[0-9a-f]{{40}})", site.log())[-1]


def test_following_from_a_record_to_its_end(page, site):
    page.goto(site.pages["rich"].url)
    page.get_by_role("link", name="Follow this record by email").click()
    page.get_by_label("Your email address").fill("follower@example.org")
    page.get_by_label("Every day").check()
    page.wait_for_timeout(FASTEST_SECONDS * 1_000)
    page.get_by_role("button", name="Send me a link to confirm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your email")

    page.goto(last_link(site, "/following/own/"))
    page.get_by_role("button", name="Start these emails").click()
    expect(page.locator("main")).to_contain_text("You now follow this record")

    page.get_by_role("button", name="Stop these emails").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("no more"))


def test_a_question_from_the_form_to_its_answer_in_public(page, site, open_context):
    page.goto(site.pages["tool"].url)
    page.get_by_role("link", name="Ask the team a question").click()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter your question")
    page.get_by_label("Your question").fill("Who fills in the sheet at night?")
    page.get_by_label("Your role or organisation").fill("a midwife")
    page.wait_for_timeout(FASTEST_SECONDS * 1_000)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you: we have your question")

    desk = open_context().new_page()
    log_in(desk, "edith")
    desk.goto("/admin/question/")
    desk.get_by_role("link", name="Who fills in the sheet at night?").first.click()
    desk.locator("#id_status").select_option("public")
    desk.locator("#id_answer").fill("Whoever is nearest.")
    desk.get_by_role("button", name="Save").click()
    desk.wait_for_url("**/admin/question/")

    page.goto(site.pages["tool"].url)
    page.get_by_role("link", name="Questions to the team").click()
    expect(page.locator("#q1")).to_contain_text("Whoever is nearest.")
