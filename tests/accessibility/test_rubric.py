"""The rubric on a phone: its rows are lists to the eye, and a table to a screen reader."""

from collections import Counter

import pytest

from tests.browser.chromium import DESK
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER
PARTS = ("table", "caption", "row", "columnheader", "rowheader", "cell")


@pytest.fixture
def hear(page):
    """Count the parts of the page's first table in what Chromium tells a screen reader."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")

    def count():
        document = session.send("DOM.getDocument")["root"]["nodeId"]
        table = session.send("DOM.querySelector", {"nodeId": document, "selector": "main table"})
        told = session.send("Accessibility.queryAXTree", {"nodeId": table["nodeId"]})["nodes"]
        roles = Counter(node["role"]["value"] for node in told if not node["ignored"])
        return {part: roles[part] for part in PARTS}

    return count


def test_a_row_that_is_a_list_to_the_eye_is_a_row_to_a_screen_reader(page, hear):
    page.set_viewport_size(DESK)
    page.goto("/evidence-ratings/")
    on_a_desk = hear()
    page.set_viewport_size({"width": 320, "height": 800})

    cell = page.locator("main table td").first
    assert cell.evaluate("cell => getComputedStyle(cell).display") == "grid"
    assert min(on_a_desk.values()) > 0
    assert hear() == on_a_desk
