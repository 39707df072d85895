"""A policy lead opens a recommendation and cites one statement, at an address that lasts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import BROWSER

pytestmark = [*BROWSER, pytest.mark.both_databases]
TEXT = "Record every woman’s ethnicity at booking."


def test_a_statement_is_found_and_linked_to(page, site):
    page.goto("/policy-recommendations/?q=ethnicity+at+booking")
    page.get_by_role("link", name="Record ethnicity at booking").click()
    page.get_by_role("link", name="Link to this statement (1)").click()
    expect(page).to_have_url(re.compile(f"{site.pages['recommendation'].url}#s1$"))
    expect(page.locator("#s1")).to_be_in_viewport()
    expect(page.locator("#s1")).to_contain_text(TEXT)


def test_the_permanent_address_leads_to_the_statement(page, site):
    page.goto(f"/id/{site.pages['recommendation'].id}#s2")
    expect(page).to_have_url(re.compile(f"{site.pages['recommendation'].url}#s2$"))
    expect(page.locator("#s2")).to_be_in_viewport()


def test_the_address_can_be_copied(open_context, site):
    context = open_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site.pages["recommendation"].url)
    page.get_by_role("button", name="Copy the address: Link to this statement (1)").click()
    expect(page.get_by_role("status")).to_have_text("Address copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site.url}/id/{site.pages['recommendation'].id}#s1"


def test_a_version_shows_the_words_that_were_published(page, site):
    page.goto(f"/id/{site.pages['recommendation'].id}/v/1#s1")
    expect(page.get_by_text("Version 1, as published on")).to_be_visible()
    expect(page.locator("#s1")).to_contain_text(TEXT)


def test_an_older_version_leads_to_the_newest(page, site):
    page.goto(f"/id/{site.pages['rich'].id}/v/1")
    expect(page.get_by_text("It has been replaced.")).to_be_visible()
    page.get_by_role("link", name="All versions").click()
    expect(page.get_by_text("Added the figures of December.")).to_be_visible()
    page.get_by_role("link", name="Version 2", exact=True).click()
    page.get_by_role("link", name="Open the page as it is today").click()
    expect(page).to_have_url(re.compile(f"{site.pages['rich'].url}$"))
