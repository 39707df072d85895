"""Somebody who told her story decides about it on an old telephone: no account, no JavaScript."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.admin import log_in
from tests.browser.chromium import PHONE
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER
TOLD = """
import django; django.setup()
import json
from django.contrib.auth import get_user_model
from repository.voices.contact import set_route
from repository.voices.models import RouteKind
from tests.browser.content import address
from tests.factories.voice import PersonalVoiceFactory
voice = PersonalVoiceFactory(
    title="Told on a telephone",
    organisations=[],
    consent={"credit": "Amara Okoye", "reuse": True, "show_place": True},
)
officer = get_user_model().objects.get(username="olu")
set_route(voice.consent, RouteKind.EMAIL, "amara@example.org", by=officer)
print(json.dumps({**address(voice), "consent": voice.consent.pk}))
"""


@pytest.fixture(scope="module")
def story(site):
    """A story on the site, whose teller is reached by e-mail."""
    return json.loads(site.run("-c", TOLD))


@pytest.fixture
def officer(open_context):
    page = open_context(viewport=PHONE).new_page()
    log_in(page, "olu")
    return page


@pytest.fixture
def plain(open_context):
    """Open a window on a telephone without JavaScript; no request says where a link was."""
    referrers = []

    def open_one():
        page = open_context(java_script_enabled=False, viewport=PHONE).new_page()
        page.on("request", lambda request: referrers.append(request.headers.get("referer", "")))
        return page

    yield open_one
    assert any(referrers)
    assert not [referrer for referrer in referrers if "my-story" in referrer]


def make_link(officer, site, story, purpose):
    """Have the officer make a link, and return it as it comes by e-mail."""
    officer.goto(f"/admin/consent/person/{story['consent']}/")
    officer.get_by_label(purpose).check()
    officer.get_by_role("button", name="Make a link for this person").click()
    expect(officer.locator("main")).to_contain_text("was sent by e-mail")
    return re.findall(r"http://\S+(/my-story/\?key=\S+)", site.log())[-1]


def open_link(page, site, link):
    """Ask for the code that comes by e-mail, and open the link with it."""
    page.goto(link)
    page.get_by_role("button", name="Send me a code").click()
    expect(page.locator("main")).to_contain_text("We have sent you an e-mail")
    page.get_by_label("Your 6 numbers").fill(re.findall(r"Your code is (\d{6})", site.log())[-1])
    page.get_by_role("button", name="Open my page").click()
    return page


def heading(page):
    return page.get_by_role("heading", level=1)


def test_from_changes_to_release_to_limits_to_withdrawal(officer, plain, site, story):
    link = make_link(officer, site, story, "See the finished piece")
    page = open_link(plain(), site, link)
    expect(heading(page)).to_have_text("Told on a telephone")
    expect(page.locator("main")).to_contain_text("Describes heavy bleeding")
    page.get_by_role("link", name="No, I would like changes").click()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Tell us what you want us to change")
    page.get_by_label("What should we change?").fill("Please leave out the year.")
    page.get_by_role("button", name="Send").click()
    expect(heading(page)).to_have_text("We have your message")
    assert "leave out the year" not in site.log()
    page.goto(link)
    expect(heading(page)).to_have_text("This page cannot be opened")
    assert page.goto(story["url"]).status == 410

    page = open_link(plain(), site, make_link(officer, site, story, "See the finished piece"))
    page.get_by_role("button", name="Yes, I am happy with it").click()
    expect(heading(page)).to_have_text("Can we share your story now?")
    page.get_by_role("button", name="Yes, share my story").click()
    expect(heading(page)).to_have_text("Thank you. You said yes")
    page.go_back()
    page.reload()
    expect(heading(page)).to_have_text("Thank you. You said yes")
    assert page.goto(story["url"]).status == 200
    expect(page.locator("main")).to_contain_text("Exampletown")

    page = open_link(plain(), site, make_link(officer, site, story, "Look at what they agreed to"))
    page.get_by_role("link", name="Say no to something I agreed to").click()
    page.get_by_label("We can show the hospital or area.").uncheck()
    page.get_by_role("button", name="Save my choices").click()
    expect(page.get_by_role("status")).to_contain_text("We have saved your choice")
    page.get_by_role("button", name="I have finished").click()
    expect(heading(page)).to_have_text("Your page is closed")
    assert page.goto(story["url"]).status == 200
    expect(page.locator("main")).not_to_contain_text("Exampletown")

    page = open_link(plain(), site, make_link(officer, site, story, "Withdraw"))
    expect(heading(page)).to_have_text("Take your story down for good")
    page.get_by_role("button", name="Yes, take my story down for good").click()
    expect(heading(page)).to_have_text("Your story is taken down")
    assert page.goto(story["url"]).status in {404, 410}
