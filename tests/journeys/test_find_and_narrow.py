"""On a phone: find in one's own words, narrow by facets, undo, read on."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import PHONE
from tests.browser.fixtures import BROWSER
from tests.journeys.search_page import SearchPage

pytestmark = [*BROWSER, pytest.mark.both_databases]


@pytest.fixture
def search(open_context):
    page = open_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    found = SearchPage(page)
    found.open()
    return found


def test_own_words_find_records_that_use_them(search):
    search.search("bleeding after birth")
    assert search.total > 3
    expect(search.page.locator("main mark").first).to_be_visible()


def test_filters_are_folded_away_until_asked_for(search):
    expect(search.value("Case study")).to_be_hidden()
    search.unfold("Filters")
    expect(search.value("Case study")).to_be_visible()


def test_a_value_promises_the_number_of_records_that_it_leads_to(search):
    search.search("bleeding")
    search.unfold("Filters")
    promised = search.count_of("Case study")
    search.choose("Case study")
    search.apply()
    search.expect_total(promised)


def test_values_of_two_facets_narrow_together_and_one_can_be_taken_back(search):
    search.unfold("Filters")
    search.choose("Case study")
    search.apply()
    both = search.total
    search.unfold("Filters")
    search.unfold("Priority area")
    promised = search.count_of("Haemorrhage")
    assert 0 < promised < both
    search.choose("Haemorrhage")
    search.apply()
    search.expect_total(promised)
    search.remove("Haemorrhage")
    search.expect_total(both)


def test_two_values_of_one_facet_widen_it(search):
    search.unfold("Filters")
    promised = search.count_of("Case study") + search.count_of("Tool")
    search.choose("Case study", "Tool")
    search.apply()
    search.expect_total(promised)


def test_the_next_page_goes_on_where_this_one_ends(search):
    first = search.titles.all_inner_texts()
    search.page.get_by_role("link", name="Next page").click()
    expect(search.page.locator("#results")).to_have_text(re.compile("page 2 of"))
    second = search.titles.all_inner_texts()
    assert len(first) == 20
    assert set(first).isdisjoint(second)


def test_a_list_page_narrows_without_leaving_its_type(search):
    search.open("/tools/")
    everything = search.total
    search.unfold("Filters")
    search.unfold("Theme")
    promised = search.count_of("Ethnicity data")
    search.choose("Ethnicity data")
    search.apply()
    search.expect_total(promised)
    assert 0 < promised < everything
    assert "/tools/?" in search.page.url
