"""Without JavaScript: everything a reader does still works."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import BROWSER
from tests.journeys.search_page import SearchPage

pytestmark = BROWSER


@pytest.fixture
def page(open_context):
    return open_context(java_script_enabled=False).new_page()


def test_search_and_narrow(page):
    search = SearchPage(page)
    search.open("/")
    page.get_by_role("searchbox").fill("interpreters")
    page.get_by_role("button", name="Search").click()
    promised = search.count_of("Case study")
    search.choose("Case study")
    search.apply()
    search.expect_total(promised)


def test_sort(page):
    page.goto("/search/?q=birth")
    page.get_by_label("Sort by").select_option("Newest first")
    page.get_by_role("button", name="Sort").click()
    expect(page).to_have_url(re.compile("sort=newest"))
    expect(page.get_by_label("Sort by")).to_have_value("newest")


def test_filters_are_listed_from_a_to_z(page):
    page.goto("/search/")
    page.get_by_label("List filters by").select_option("A to Z")
    page.get_by_role("button", name="Apply filters").click()

    expect(page).to_have_url(re.compile("facet_sort=label"))
    expect(page.get_by_label("List filters by")).to_have_value("label")
    themes = page.get_by_role("group", name="Theme", exact=True).first.locator("label")
    listed = [label.partition(" (")[0].strip().lower() for label in themes.all_text_contents()]
    assert len(listed) > 10
    assert listed == sorted(listed)


def test_what_else_may_have_been_meant_is_a_link(page):
    page.goto("/search/?q=PP")
    page.get_by_role("link", name="placenta praevia").click()

    expect(page.get_by_role("searchbox")).to_have_value("placenta praevia")
    expect(page.locator("main article")).not_to_have_count(0)


def test_a_related_record_says_what_it_has_in_common(page):
    page.goto("/case-studies/obs-cymru/")
    related = page.get_by_role("region", name="Related records").get_by_role("article")

    assert related.count() == 4
    for record in related.all():
        expect(record).to_contain_text(re.compile("In common: .|About the same part of care"))


def test_a_record_shows_its_diagram_and_its_figures(page, site):
    page.goto(site.pages["rich"].url)
    expect(page.get_by_role("img", name=re.compile("^Driver diagram"))).to_be_visible()
    page.get_by_text("Driver diagram as a list").click()
    expect(page.get_by_text("Keep scales in each room").last).to_be_visible()
    expect(page.get_by_role("table").first).to_be_visible()


def test_a_statement_has_an_address_of_its_own(page, site):
    page.goto(f"{site.pages['recommendation'].url}#s2")
    expect(page.get_by_role("heading", name="Statement 2")).to_be_in_viewport()


def test_the_menu_opens_on_a_phone(open_context):
    phone = open_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = phone.new_page()
    page.goto("/")
    menu = page.get_by_role("navigation", name="Main")
    expect(menu.get_by_role("link", name="Tools")).to_be_hidden()
    menu.get_by_text("Menu").click()
    expect(menu.get_by_role("link", name="Tools")).to_be_visible()


def test_a_refused_concern_keeps_what_was_typed(page):
    page.goto("/report-a-concern/")
    page.get_by_label("Which page is it about?").fill("/tools/")
    page.get_by_label("What is your concern?").fill("Wrong year")
    page.get_by_label("Your email address").fill("not an address")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter an email address")
    expect(page.get_by_label("Which page is it about?")).to_have_value("/tools/")
    expect(page.get_by_label("What is your concern?")).to_have_value("Wrong year")
    expect(page.get_by_label("Your email address")).to_have_value("not an address")


def test_a_concern_is_sent(page):
    page.goto("/tools/")
    page.get_by_role("link", name=re.compile("Report a concern")).click()
    expect(page.get_by_label("Which page is it about?")).to_have_value("/tools/")
    page.get_by_label("What is your concern?").fill("The link to the checklist is broken.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you: we have your concern")
