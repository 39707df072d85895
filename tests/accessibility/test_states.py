"""States that no address leads to: a refused form, a missing index, a broken server."""

import re

from playwright.sync_api import expect

from tests.accessibility.axe import find_problems
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER


def test_refused_concern_form(page):
    page.goto("/report-a-concern/")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Tell us what your concern is")
    assert find_problems(page) == {}


def test_refused_request_for_an_email_alert(page):
    page.goto("/search/alerts/?q=birth")
    page.get_by_role("button", name="Send me a link").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter your email address")
    assert find_problems(page) == {}


def test_search_without_its_index(open_context, site_without_index):
    page = open_context(base_url=site_without_index.url).new_page()
    page.goto("/search/?q=birth")
    expect(page.locator(".mer-notice")).not_to_have_count(0)
    assert find_problems(page) == {}


def test_server_error_without_a_database(open_context, site_without_database):
    page = open_context(base_url=site_without_database.url, may_break=True).new_page()
    response = page.goto("/")
    assert response.status == 500
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("went wrong"))
    assert find_problems(page) == {}
