"""Records are ticked in the results on a phone, and compared: also without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import PHONE
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_button_comes_along_once_a_record_is_ticked(open_context, scripts):
    page = open_context(java_script_enabled=scripts, viewport=PHONE).new_page()
    page.goto("/search/?type=tool")
    button = page.get_by_role("button", name="Compare the ticked records")
    boxes = page.get_by_role("checkbox", name=re.compile("^Compare "))
    expect(button).not_to_be_in_viewport()

    boxes.nth(0).check()
    boxes.nth(1).check()

    expect(button).to_be_in_viewport()
    button.click()
    expect(page).to_have_title(re.compile("^Compare 2 records"))


def test_what_takes_the_focus_is_not_under_the_button(open_context):
    page = open_context(viewport=PHONE).new_page()
    page.goto("/search/?type=tool")
    page.get_by_role("checkbox", name=re.compile("^Compare ")).first.check()
    bar = page.locator("#compare")
    expect(bar).to_be_in_viewport()

    for _ in range(12):
        page.keyboard.press("Tab")
        focused = page.locator(":focus").bounding_box()
        assert focused["y"] + focused["height"] <= bar.bounding_box()["y"]
