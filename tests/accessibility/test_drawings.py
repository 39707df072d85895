"""Words stay in the boxes of a drawing, also where a reader's font is wider than Arial."""

import pytest

from tests.browser.fixtures import BROWSER

pytestmark = BROWSER
#: The widest in common use; where it is missing, what a machine without Arial has instead.
WIDE = "DejaVu Sans, Verdana, sans-serif"
OUTSIDE = """(drawing, font) => {
  drawing.setAttribute('font-family', font);
  return [...drawing.querySelectorAll('rect + text')].filter(text => {
    const [words, box] = [text.getBBox(), text.previousElementSibling.getBBox()];
    return words.x < box.x || words.x + words.width > box.x + box.width;
  }).map(text => text.textContent);
}"""


@pytest.mark.parametrize(
    "path", ["/id/{rich.id}/lineage/", "/id/{adapted.id}/lineage/", "{rich.url}"]
)
def test_no_words_leave_their_box_in_a_wide_font(page, site, path):
    page.goto(path.format(**site.pages))
    drawing = page.locator("svg.mer-diagram__svg").first

    assert drawing.locator("rect + text").count() > 1
    assert drawing.evaluate(OUTSIDE, WIDE) == []
