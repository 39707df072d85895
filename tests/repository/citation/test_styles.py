"""All styles beside citeproc-js, and as plain text."""

import pytest

from repository.citation.styles import STYLES
from tests.repository.citation import test_apa, test_harvard, test_vancouver
from tests.repository.citation.citeproc import level, style_items
from tests.repository.citation.items import PEOPLE, page, report, without

BY_HAND = {
    "vancouver": test_vancouver.BY_HAND,
    "harvard": test_harvard.BY_HAND,
    "apa": test_apa.BY_HAND,
}
#: What citeproc-js writes against the rule beside the same case above.
OTHERWISE = {
    # A comma between a person and an organisation.
    ("vancouver", "a person and an organisation"): ("Obi AG, Northern", "Obi AG; Northern"),
    # No comma after initials, before an ampersand and an organisation.
    ("apa", "a person and an organisation"): ("A. G. &amp;", "A. G., &amp;"),
    # A full stop after the year.
    ("harvard", "no author"): ("(2026). Available", "(2026) Available"),
}


@pytest.mark.parametrize("style", BY_HAND)
def test_citeproc_writes_the_same_but_where_it_is_known_not_to(style):
    table = BY_HAND[style]
    entries = style_items(style, [item for item, _ in table.values()])

    for (name, (_, expected)), entry in zip(table.items(), entries, strict=True):
        theirs, ours = OTHERWISE.get((style, name), ("", ""))
        assert theirs in entry
        assert level(entry.replace(theirs, ours) if theirs else entry) == level(expected), name


def test_plain_text_is_the_same_without_italics_and_entities():
    item = report(*PEOPLE[:2], title="Tea & <i>biscuits</i>")

    html, text = STYLES["apa"].render(item), STYLES["apa"].render_text(item)

    assert "&amp; de Souza, A.-M. (2026). <i>Tea &amp; &lt;i&gt;biscuits&lt;/i&gt;</i> [" in html
    assert "& de Souza, A.-M. (2026). Tea & <i>biscuits</i> [" in text


@pytest.mark.parametrize("style", ["vancouver", "apa", "nice"])
def test_a_site_that_nobody_publishes_is_its_own_publisher(style):
    item = {**without(page(), "publisher"), "container-title": "Births & us"}

    assert STYLES[style].render(item).count("Births &amp; us") == 1
