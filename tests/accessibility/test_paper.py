"""On paper: nothing is cut off at the side, and no address of the site is spelt out."""

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import BROWSER

pytestmark = BROWSER
#: A sheet of A4 between margins of a centimetre, in CSS pixels.
SHEET = 718
TABLES = (
    "/compare/?id={rich.id}&id={recommendation.id}&id={tool.id}&id={replicated.id}",
    "/evidence-ratings/",
    "/id/{replicated.id}/spread/",
    "/id/{rich.id}/readiness/",
    "/programme/",
)
CUT_OFF = f"""tables => tables.map(table => table.getBoundingClientRect().right)
  .filter(right => right > {SHEET} + 1)"""
SPELT_OUT = """links => links.filter(link => link.getAttribute('href').match(/^[/?#]/))
  .map(link => getComputedStyle(link, '::after').content)
  .filter(after => !['none', 'normal', '""'].includes(after))"""


@pytest.fixture(params=TABLES)
def printed(request, page, site):
    page.set_viewport_size({"width": SHEET, "height": 1000})
    page.emulate_media(media="print")
    page.goto(request.param.format(**site.pages))
    return page


def test_no_table_is_cut_off_and_no_address_of_the_site_is_spelt_out(printed):
    tables = printed.locator("main table")
    assert tables.count()
    assert tables.evaluate_all(CUT_OFF) == []
    assert printed.locator("main a[href]").evaluate_all(SPELT_OUT) == []


def test_what_waits_behind_a_fold_is_on_paper(page, site):
    page.emulate_media(media="print")
    page.goto(f"/id/{site.pages['replicated'].id}/adoptions/")
    fold = page.locator("details").filter(has_text="What helped or got in the way").first

    expect(fold.get_by_text("What got in the way")).to_be_visible()
    expect(fold.locator("summary")).to_be_hidden()
