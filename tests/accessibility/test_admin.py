"""The admin's editing screen works under its own content policy: the console stays empty."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.admin import log_in
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER
TABS = ["Story", "What you changed", "What happened", "How to copy it", "Who and what", "Sources"]


@pytest.fixture
def editor(page):
    log_in(page, "edith")
    return page


def test_every_tab_of_a_full_case_study_opens_without_complaint(editor, site):
    editor.goto(f"/admin/pages/{site.pages['rich'].page}/edit/")
    for tab in TABS:
        editor.get_by_role("tab", name=tab, exact=True).click()
        expect(editor.get_by_role("tabpanel", name=tab)).to_be_visible()


def test_an_empty_case_study_opens_without_complaint(editor):
    editor.get_by_role("link", name=re.compile("^Case study")).click()
    expect(editor.get_by_role("textbox", name="Title*")).to_be_visible()
