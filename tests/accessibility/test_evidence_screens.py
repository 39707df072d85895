"""The screens on which evidence is rated: axe finds nothing, and the keyboard is enough."""

import pytest
from playwright.sync_api import expect

from tests.accessibility.axe import at_every_width, look_over
from tests.browser.admin import log_in
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER
QUEUE = "/admin/evidence/"
#: Pixels by which a table is wider than the screen, or than what it could be scrolled in.
TOO_WIDE = """table => Math.max(
  0, table.getBoundingClientRect().right - innerWidth,
  table.scrollWidth - table.parentElement.clientWidth)"""


@pytest.fixture
def queue(page, site):  # noqa: ARG001 - the site is running
    log_in(page, "edith")
    page.goto(QUEUE)
    return page


def test_the_list(queue):
    expect(queue.get_by_role("link", name="Settle the rating of Swab tally sheet")).to_be_visible()
    assert look_over(queue) == {}


def test_the_list_fits_a_telephone(queue):
    table = queue.get_by_role("table", name="Case studies and tools")

    assert at_every_width(queue, lambda _: table.evaluate(TOO_WIDE)) == {}


def test_the_form_of_a_rater_also_when_it_is_sent_back(queue):
    queue.locator("a[href*='/evidence/rate/']").first.click()
    expect(queue.get_by_role("heading", name="Results by ethnic group")).to_be_visible()
    assert look_over(queue) == {}
    queue.get_by_role("button", name="Give this rating").click()
    expect(queue.get_by_text("This field is required.").first).to_be_visible()
    assert look_over(queue) == {}


def test_the_form_that_settles(queue):
    queue.get_by_role("link", name="Settle the rating of Swab tally sheet").click()
    expect(queue.get_by_text("Rater 2:").first).to_be_visible()
    assert look_over(queue) == {}
