"""The screen for redaction: axe finds nothing before, while and after words are taken out."""

import pytest
from playwright.sync_api import expect

from tests.accessibility.axe import look_over
from tests.browser.admin import log_in
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER


@pytest.fixture
def screen(page, site):
    log_in(page, "edith")
    page.goto(f"/admin/record_states/redact/{site.pages['redacted'].id}/")
    return page


def test_axe_finds_nothing_in_the_form_and_in_the_log(screen):
    expect(screen.get_by_role("heading", name="Redacted so far")).to_be_visible()
    assert look_over(screen) == {}


def test_axe_finds_nothing_in_what_will_go(screen):
    screen.get_by_label("Words to take out").fill("seen late")
    screen.get_by_role("button", name="Show what will go").click()

    expect(screen.get_by_role("heading", name="This is what will go")).to_be_visible()
    assert look_over(screen) == {}
