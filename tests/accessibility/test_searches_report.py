"""The report of searches is readable by everybody, at a desk and on a telephone."""

import pytest
from playwright.sync_api import expect

from tests.accessibility.axe import look_over
from tests.browser.admin import log_in
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER
#: In words that no other test of this site searches for.
ABANDONED, ANSWERED = "black mothers bleeding", "interpreters for mothers"
LISTS = ("", "nothing-found/", "nothing-opened/", "slow/", "?day_from=soon")


@pytest.fixture
def report(page, open_context):
    """Three searches by a reader, one of which opens a record, and their report."""
    reader = open_context().new_page()
    for words in (ABANDONED, ANSWERED, "kingfisher"):
        reader.goto(f"/search/?q={words}")
        if words == ANSWERED:
            reader.locator(".mer-result a").first.click()
            expect(reader.locator("h1")).to_be_visible()
    log_in(page, "edith")
    wait_until_counted(page)
    return page


def wait_until_counted(page):
    """Counts are written some twenty seconds after the first search."""
    for _ in range(60):
        page.goto("/admin/reports/searches/")
        if page.get_by_role("link", name=ANSWERED, exact=True).count():
            return
        page.wait_for_timeout(1_000)
    pytest.fail("No search was counted within a minute")


def test_what_a_reader_searched_for_is_read_without_trouble(report):
    found = {}
    for address in LISTS:
        report.goto(f"/admin/reports/searches/{address}")
        report.locator("summary").click()
        if problems := look_over(report):
            found[address] = problems
    assert found == {}

    report.goto("/admin/reports/searches/nothing-opened/")
    expect(report.get_by_role("link", name=ABANDONED, exact=True)).to_be_visible()
    expect(report.get_by_role("link", name=ANSWERED, exact=True)).to_have_count(0)
    report.goto("/admin/reports/searches/nothing-found/")
    expect(report.get_by_role("cell", name="Unknown words (1 word)")).to_be_visible()
    expect(report.locator("body")).not_to_contain_text("kingfisher")
