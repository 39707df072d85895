"""The cite box and the statements with their folds closed, as a page opens: axe finds nothing."""

import pytest

from tests.accessibility.axe import look_over
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER


@pytest.mark.parametrize(
    "path",
    [
        "{rich.url}",
        "{recommendation.url}",
        "/case-studies/obs-cymru/",
        "/id/{recommendation.id}/v/1",
    ],
)
def test_axe_finds_nothing_with_folds_as_they_open(page, site, path):
    page.goto(path.format(**site.pages))

    assert page.locator(".mer-cite details:not([open])").count()
    assert look_over(page) == {}
