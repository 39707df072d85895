"""The report of links is readable by everybody, at a desk and on a telephone."""

import pytest
from playwright.sync_api import expect

from tests.accessibility.axe import look_over
from tests.browser.admin import log_in
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER
REPORT = "/admin/reports/links/"
#: As if the servers of all links had been asked: nobody's server is in these tests.
ASKED = """
import django
django.setup()
from django.utils import timezone
from repository.editorial.models import LinkState, OutboundLink
for link, state in zip(OutboundLink.objects.order_by("pk"), list(LinkState) * 3):
    link.state, link.status, link.good_at = state, 404, timezone.now()
    link.moved_to, link.failing_since = f"{link.address}/and-a-very-long-way-on", timezone.now()
    link.earlier_title, link.title = "Guidance", "Guidance, second edition"
    link.save()
"""


@pytest.fixture
def admin(page, site):
    site.manage("check_links", "--limit=0")
    site.run("-c", ASKED)
    log_in(page, "edith")
    return page


def test_where_links_stand_is_read_without_trouble(admin):
    found = {}
    for query in ("", "?state=broken", "?q=no-such-address", "?type=voice"):
        admin.goto(REPORT + query)
        if problems := look_over(admin):
            found[query] = problems
    assert found == {}

    admin.goto(f"{REPORT}?state=broken")
    expect(admin.get_by_role("cell", name="Broken", exact=True).first).to_be_visible()
    expect(admin.get_by_role("cell", name="Moved for good", exact=True)).to_have_count(0)


def test_the_home_page_of_the_admin_leads_to_what_needs_an_editor(admin):
    admin.goto("/admin/")
    panel = admin.get_by_role("region", name="Links on your records")
    expect(panel).to_contain_text("no longer lead")
    assert look_over(admin) == {}

    panel.get_by_role("link", name="Broken").click()

    expect(admin.get_by_role("heading", name="Links", level=1)).to_be_visible()
    expect(admin.get_by_role("cell", name="Broken", exact=True).first).to_be_visible()
