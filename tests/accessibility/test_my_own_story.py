"""Every one of the person's own pages: axe finds nothing, and nothing runs off the side."""

import json

import pytest
from playwright.sync_api import expect

from tests.accessibility.axe import find_problems, look_over
from tests.browser.admin import log_in
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER
OPENED = """
import django; django.setup()
import json
from django.contrib.auth import get_user_model
from repository.voices.links import find_link, make_link
from repository.voices.models import Purpose
from repository.voices.person.codes import make_code
from tests.factories.voice import PersonalVoiceFactory
voice = PersonalVoiceFactory(
    title="A story to look at",
    organisations=[],
    consent={"credit": "Amara Okoye", "show_place": True},
)
officer = get_user_model().objects.get(username="olu")
address = make_link(voice.consent, purpose=Purpose.FINISHED, by=officer)
key = address.partition("key=")[2]
code = make_code(find_link(key), by=officer)
print(json.dumps({"key": key, "code": code, "consent": voice.consent.pk}))
"""
PAGES = ("read", "choices", "release", "changes", "limits", "name", "pause", "withdraw")


@pytest.fixture
def link(site):
    return json.loads(site.run("-c", OPENED))


def test_the_pages_of_a_person_and_the_screen_of_their_officer(page, link, open_context):
    found = {}

    def look(name, problems):
        if problems:
            found[name] = problems

    page.goto("/my-story/")
    look("enter", find_problems(page))
    page.get_by_label("Letters and numbers").fill(link["key"])
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Your 6 numbers").fill("1")
    page.get_by_role("button", name="Open my page").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the 6 numbers")
    look("start", find_problems(page))
    page.get_by_label("Your 6 numbers").fill(link["code"])
    page.get_by_role("button", name="Open my page").click()
    for name in PAGES:
        page.goto(f"/my-story/{name}/")
        look(name, find_problems(page))
    page.get_by_role("button", name="I have finished").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your page is closed")
    look("done", find_problems(page))
    page.goto(f"/my-story/?key={link['key']}")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page cannot be opened")
    look("gone", find_problems(page))

    admin = open_context().new_page()
    log_in(admin, "olu")
    admin.goto(f"/admin/consent/person/{link['consent']}/")
    admin.get_by_role("button", name="Make a link for this person").click()
    expect(admin.locator("main")).to_contain_text("This is shown once")
    look("screen", look_over(admin))
    assert found == {}
