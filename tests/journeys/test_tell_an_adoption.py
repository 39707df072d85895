"""A team tells that it does the same, on a phone without JavaScript; an editor approves."""

import re

import pytest
from playwright.sync_api import expect

from repository.forms import FASTEST_SECONDS
from tests.browser.admin import log_in
from tests.browser.chromium import PHONE
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER


@pytest.fixture
def phone(open_context):
    return open_context(java_script_enabled=False, viewport=PHONE).new_page()


def last_link(site):
    """The private link of the last e-mail, which a site without a mail server prints."""
    return re.findall(r"http://\S+(/adoptions/own/\?key=[0-9a-f]{40})", site.log())[-1]


def test_from_a_case_study_to_the_record_and_on(phone, open_context, site):
    record = site.pages["rich"]
    phone.goto(record.url)
    phone.get_by_role("link", name="Tell us you are doing this").click()
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("alert")).to_contain_text("Enter the name of your organisation")

    phone.get_by_label("Your organisation").fill("Example Riverside Hospitals")
    phone.get_by_label("Testing", exact=True).check()
    phone.get_by_label("Your team’s email address").fill("maternity.qi@riverside.example")
    phone.get_by_text("What did you keep, change or leave out?").click()
    first = phone.get_by_role("group", name="Weigh every swab")
    first.get_by_label("Changed").check()
    phone.get_by_label("Part 1: how did you change it").fill("We weigh at caesareans only.")
    phone.wait_for_timeout(FASTEST_SECONDS * 1_000)
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Check your team’s email")

    link = last_link(site)
    phone.goto(link)
    phone.get_by_role("button", name="Yes, we are doing this").click()
    expect(phone.locator("main")).to_contain_text("A moderator reads it")

    desk = open_context().new_page()
    log_in(desk, "edith")
    desk.goto("/admin/adoption/")
    desk.get_by_role("link", name=re.compile("Example Riverside")).first.click()
    expect(desk.locator("main")).to_contain_text("We weigh at caesareans only.")
    desk.get_by_label("Add the organisation to the list").check()
    desk.get_by_role("button", name="Approve").click()

    phone.goto(record.url)
    shown = phone.get_by_role("region", name="Who is doing this")
    expect(shown).to_contain_text("Example Riverside Hospitals")
    expect(shown).to_contain_text("1 testing")

    # Two presses from the link in the e-mail.
    phone.goto(link)
    phone.get_by_role("button", name="Implemented").click()
    phone.get_by_role("button", name="Confirm").click()
    expect(phone.locator("main")).to_contain_text("Thank you")
    phone.goto(record.url)
    expect(shown).to_contain_text("1 implemented")

    phone.goto(link)
    phone.get_by_role("button", name="Stopped").click()
    phone.get_by_role("button", name="Confirm").click()
    expect(phone.get_by_role("alert")).to_contain_text("Tell us why it stopped")
    phone.get_by_label("Why did it stop?").fill("The scales broke and were not replaced.")
    phone.get_by_role("button", name="Confirm").click()

    desk.goto("/admin/adoption/")
    desk.get_by_role("link", name=re.compile("Example Riverside")).first.click()
    desk.get_by_role("button", name="Approve").click()
    phone.goto(f"/id/{record.id}/adoptions/")
    expect(phone.locator("main")).to_contain_text("The scales broke and were not replaced.")
