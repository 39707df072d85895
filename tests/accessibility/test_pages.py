"""Every kind of page, at three widths: axe finds nothing, and nothing runs off the side."""

import pytest

from tests.accessibility.axe import at_every_width, find_problems, overhang
from tests.browser.fixtures import BROWSER
from tests.browser.pages import PAGES

pytestmark = BROWSER


@pytest.fixture(params=PAGES, ids=lambda public: public.name)
def public_page(request, page, site):
    public = request.param
    response = page.goto(public.path.format(**site.pages))
    assert response.status == public.status
    return page


def test_axe_finds_nothing_and_nothing_overhangs(public_page):
    assert at_every_width(public_page, overhang) == {}, "before folds are opened"
    assert find_problems(public_page) == {}


def test_only_tables_that_scroll_have_shaded_edges(page, site):
    page.goto(site.pages["rich"].url)
    edges = """nodes => nodes.filter(node => node.scrollWidth <= node.clientWidth)
      .flatMap(node => ['::before', '::after'].map(edge => getComputedStyle(node, edge).opacity))"""
    shades = page.locator(".nhsuk-scroll__content").evaluate_all(edges)
    assert shades
    assert set(shades) == {"0"}
