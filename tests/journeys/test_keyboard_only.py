"""With the keyboard alone: past the menu, search, narrow, open, jump in the page, and back."""

import re

import pytest
from playwright.sync_api import expect

from tests.accessibility.axe import overhang
from tests.browser.chromium import PHONE
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER
#: More stops than any page has before what is looked for here.
MOST_STOPS = 120
IS_IN_SIGHT = """node => {
  const box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  return node !== document.body && box.width > 0 && box.height > 0 && box.bottom > 0
    && box.top < innerHeight && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
}"""


class Keyboard:
    """Moves by Tab, and insists that where it is can be seen."""

    def __init__(self, page):
        self.page = page

    def press(self, key):
        self.page.keyboard.press(key)

    @property
    def focused(self):
        return self.page.locator("*:focus")

    def tab_to(self, target):
        for _ in range(MOST_STOPS):
            self.press("Tab")
            if target.evaluate("node => node === document.activeElement"):
                assert self.focused.evaluate(IS_IN_SIGHT), "the focus cannot be seen"
                return
        pytest.fail(f"Tab does not lead to {target}")


@pytest.fixture
def keyboard(page):
    return Keyboard(page)


def test_the_first_stop_skips_to_the_content(page, keyboard):
    page.goto("/")
    keyboard.press("Tab")
    expect(keyboard.focused).to_have_text("Skip to main content")
    assert keyboard.focused.evaluate(IS_IN_SIGHT)
    keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_every_stop_of_the_home_page_can_be_seen(page, keyboard):
    page.goto("/")
    links = page.locator("a[href]:visible, button:visible, input:visible, summary:visible").count()
    for _ in range(links):
        keyboard.press("Tab")
        assert keyboard.focused.evaluate(IS_IN_SIGHT), keyboard.focused.evaluate(
            "node => node.outerHTML"
        )


def test_search_narrow_open_jump_and_go_back(page, keyboard):
    page.goto("/")
    keyboard.tab_to(page.get_by_role("combobox", name=re.compile("looking for|Search")))
    page.keyboard.type("bleeding after birth")
    keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")

    box = page.get_by_role("checkbox", name=re.compile("^Case study"))
    keyboard.tab_to(box)
    keyboard.press("Space")
    keyboard.tab_to(page.get_by_role("button", name="Apply filters"))
    keyboard.press("Enter")
    expect(page).to_have_url(re.compile("type=case-study"))

    first = page.locator("main article").first.get_by_role("link")
    title = first.inner_text()
    keyboard.tab_to(first)
    keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)

    contents = page.get_by_role("navigation", name="On this page")
    keyboard.tab_to(contents.get_by_role("link", name="References"))
    keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#references$"))
    expect(page.get_by_role("heading", name="References")).to_be_in_viewport()

    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile("type=case-study"))


def test_filters_can_be_skipped(page, keyboard):
    page.goto("/search/?q=bleeding")
    keyboard.tab_to(page.get_by_role("link", name="Skip filters"))
    keyboard.press("Enter")
    expect(page.get_by_role("region", name=re.compile("^[0-9]+ records?"))).to_be_focused()
    keyboard.tab_to(page.locator("main article").first.get_by_role("link"))


def test_a_wide_table_scrolls_with_the_keyboard(page, keyboard, site):
    page.goto(site.pages["rich"].url)
    region = page.get_by_role("region", name=re.compile("^Bleeding of 1,500 ml or more by period"))
    keyboard.tab_to(region)
    expect(region).to_be_focused()


def test_a_long_list_of_adoptions_unfolds_on_a_phone_without_javascript(open_context, site):
    page = open_context(java_script_enabled=False, viewport=PHONE).new_page()
    keyboard = Keyboard(page)
    page.goto(f"/id/{site.pages['replicated'].id}/adoptions/")
    folds = page.get_by_role("article").locator("details")
    first, second = folds.nth(0), folds.nth(1)
    inside = first.get_by_text("What got in the way")
    expect(inside).to_be_hidden()

    keyboard.tab_to(first.locator("summary"))
    keyboard.press("Enter")
    expect(inside).to_be_visible()
    inside.scroll_into_view_if_needed()
    expect(inside).to_be_in_viewport()
    assert overhang(page) == 0

    # What is folded has no stop of its own: the way leads on, and back.
    keyboard.tab_to(second.locator("summary"))
    keyboard.press("Shift+Tab")
    keyboard.tab_to(second.locator("summary"))
    keyboard.press("Space")
    expect(second.get_by_text("What got in the way")).to_be_visible()
    keyboard.press("Space")
    expect(second.get_by_text("What got in the way")).to_be_hidden()
    expect(inside).to_be_visible()
