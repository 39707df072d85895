"""A policy lead asks where there is evidence and where there is none."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import DESK, PHONE
from tests.browser.fixtures import BROWSER
from tests.journeys.search_page import SearchPage

pytestmark = BROWSER


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(request, open_context):
    return open_context(viewport=request.param, java_script_enabled=False).new_page()


def open_gaps(page):
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name=re.compile("^Evidence and gaps")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Evidence and gaps")


def cell(page, table, row, column):
    """A cell by its headings, as it is read out."""
    found = page.get_by_role("table", name=re.compile(table))
    heads = found.get_by_role("columnheader").all_inner_texts()
    line = found.get_by_role("row").filter(has=page.get_by_role("rowheader", name=row))
    return line.get_by_role("cell").nth(heads.index(column))


def test_a_number_leads_to_as_many_records(page):
    open_gaps(page)
    link = cell(page, "Kinds of record", "Haemorrhage", "Case study").get_by_role("link")
    expect(link).to_have_accessible_name(re.compile(r"^\d+\s+records?: Case study, Haemorrhage$"))
    number = int(re.match(r"\d+", link.inner_text())[0])
    link.click()

    SearchPage(page).expect_total(number)
    expect(page.get_by_role("link", name=re.compile("Remove filter"))).to_have_count(2)


def test_a_gap_says_so_and_leads_to_where_to_tell_us(page):
    open_gaps(page)
    empty = cell(page, "What happened", "Haemorrhage", "Got worse")
    expect(empty).to_contain_text("Nothing yet")
    empty.get_by_role("link", name="Tell us what is missing: Got worse, Haemorrhage").click()

    expect(page.get_by_label("Which page is it about?")).to_have_value(
        "/search/?priority_area=haemorrhage&outcome=worse"
    )


def test_a_table_wider_than_the_window_scrolls_by_itself_and_keeps_its_headings(open_context):
    page = open_context(viewport=PHONE).new_page()
    page.goto("/search/gaps/")
    region = page.get_by_role("region", name=re.compile("What happened in case studies"))
    region.focus()
    head = region.get_by_role("rowheader").first
    before = head.bounding_box()["x"]
    region.evaluate("node => { node.scrollLeft = node.scrollWidth }")

    assert region.evaluate("node => node.scrollLeft") > 0
    assert abs(head.bounding_box()["x"] - before) < 1
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
