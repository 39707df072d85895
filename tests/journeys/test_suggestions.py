"""While a reader types: suggestions by keyboard, announced, on a desk and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.accessibility.axe import overhang, violations
from tests.browser.chromium import DESK, PHONE
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER
BOXES = ("/", "/search/", "/about/")
REST = 150
"""Milliseconds of no typing after which the box asks (``WAIT`` in ``search.js``)."""
LATE = {"text": "Too late", "url": "/search/?q=late", "note": ""}


class SearchBox:
    """The first search box of a page, and what is offered under it."""

    def __init__(self, page):
        self.page = page
        self.input = page.get_by_role("combobox", name=re.compile("looking for|Search")).first
        self.list = page.get_by_role("listbox", name="Suggestions")
        self.options = self.list.get_by_role("option")
        self.status = page.locator(".mer-search__row [aria-live=polite]").first

    def type(self, words):
        """At one stroke: how fast a machine types is no part of what is asked here."""
        self.input.focus()
        self.page.keyboard.insert_text(words)

    def expect_active(self, option):
        expect(option).to_have_attribute("aria-selected", "true")
        expect(self.input).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
        expect(self.input).to_be_focused()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def narrow_or_wide(request, open_context):
    return open_context(viewport=request.param).new_page()


@pytest.mark.parametrize("path", BOXES)
def test_every_search_box_offers_and_announces(narrow_or_wide, path):
    page = narrow_or_wide
    page.goto(path)
    box = SearchBox(page)
    box.type("haemorr")

    expect(box.list).to_be_visible()
    expect(box.input).to_have_attribute("aria-expanded", "true")
    expect(box.list.get_by_role("group", name="Priority areas")).to_be_visible()
    expect(box.status).to_have_text(re.compile(rf"^{box.options.count()} suggestions"))
    assert violations(page) == []
    assert overhang(page) == 0


@pytest.mark.parametrize("path", BOXES)
def test_the_list_is_in_sight_with_its_box(narrow_or_wide, path):
    page = narrow_or_wide
    page.goto(path)
    box = SearchBox(page)
    box.type("haemorr")

    expect(box.list).to_be_in_viewport(ratio=1)
    expect(box.input).to_be_in_viewport(ratio=1)


def test_arrows_choose_and_enter_opens(narrow_or_wide):
    page = narrow_or_wide
    page.goto("/search/")
    box = SearchBox(page)
    box.type("obs cymru")
    expect(box.list).to_be_visible()

    page.keyboard.press("ArrowDown")
    box.expect_active(box.options.first)
    page.keyboard.press("ArrowUp")
    expect(box.input).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowUp")
    box.expect_active(box.options.last)
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/(case-studies|tools)/obs-cymru"))


def test_enter_without_a_choice_searches_as_typed(page):
    page.goto("/")
    box = SearchBox(page)
    box.type("bleeding")
    expect(box.list).to_be_visible()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/search/\?q=bleeding$"))


def test_escape_closes_and_keeps_what_was_typed(page):
    page.goto("/search/")
    box = SearchBox(page)
    box.type("haemorr")
    expect(box.list).to_be_visible()
    page.keyboard.press("Escape")

    expect(box.list).to_be_hidden()
    expect(box.input).to_have_value("haemorr")
    expect(box.input).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    box.expect_active(box.options.first)


def test_tab_leaves_the_list_behind(page):
    page.goto("/search/")
    box = SearchBox(page)
    box.type("haemorr")
    expect(box.list).to_be_visible()
    page.keyboard.press("Tab")

    expect(box.list).to_be_hidden()
    expect(page.get_by_role("button", name="Search").first).to_be_focused()


def test_a_suggestion_can_be_clicked(page):
    page.goto("/search/")
    box = SearchBox(page)
    box.type("haemorr")
    box.list.get_by_role("group", name="Priority areas").get_by_role("option").first.click()

    expect(page).to_have_url(re.compile(r"/search/\?priority_area=haemorrhage"))


def test_a_word_is_asked_for_when_the_hands_rest(page):
    asked = []

    def note(request):
        asked.append(request.url)

    page.on("request", note)
    page.clock.install()
    page.goto("/search/")
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    box = SearchBox(page)
    box.input.focus()
    page.keyboard.type("haemorr")
    page.clock.run_for(REST)

    expect(box.list).to_be_visible()
    questions = [url for url in asked if "/search/suggest/" in url]
    assert [url.partition("?")[2] for url in questions] == ["q=haemorr"]


def test_a_late_answer_to_earlier_letters_is_not_shown(page):
    late = []

    def hold(route):
        late.append(route)

    page.route("**/search/suggest/?q=ha", hold)
    page.goto("/search/")
    box = SearchBox(page)
    with page.expect_request("**/search/suggest/?q=ha"):
        box.type("ha")
    box.type("emorr")
    expect(box.list).to_be_visible()
    offered = box.options.all_text_contents()
    late[0].fulfill(json={"groups": [{"kind": "query", "label": "Searches", "items": [LATE]}]})

    assert page.evaluate("new Promise(resolve => setTimeout(resolve, 50, 'later'))") == "later"
    assert box.options.all_text_contents() == offered


def test_nothing_to_offer_is_announced(page):
    page.goto("/search/")
    box = SearchBox(page)
    box.type("zzxqzzxq")

    expect(box.status).to_have_text("No suggestions. Press Enter to search.")
    expect(box.list).to_be_hidden()


def test_a_failing_server_is_no_error_to_a_reader(open_context):
    page = open_context(may_break=True).new_page()
    page.route("**/search/suggest/**", lambda route: route.fulfill(status=503))
    page.goto("/search/")
    box = SearchBox(page)
    with page.expect_response("**/search/suggest/**"):
        box.type("haemorr")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"q=haemorr\b"))


def test_without_javascript_the_box_is_a_plain_search_box(open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/")

    expect(page.get_by_role("searchbox")).to_be_visible()
    expect(page.get_by_role("listbox")).to_have_count(0)
