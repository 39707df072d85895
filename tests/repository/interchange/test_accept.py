"""Which form is wanted most, by the rules of RFC 9110."""

import pytest

from repository.interchange.accept import choose

HTML, RIS, BIB = "text/html", "application/x-research-info-systems", "application/x-bibtex"
TEXT, APA = "text/x-bibliography", "text/x-bibliography; style=apa"
OFFERED = [HTML, RIS, BIB, TEXT, APA]


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", HTML),
        ("  ", HTML),
        ("*/*", HTML),
        ("text/html", HTML),
        ("TEXT/HTML", HTML),
        ("text/html;charset=utf-8", HTML),
        ("text/html;level=1;q=0.3, */*;q=0.1", HTML),
        (BIB, BIB),
        (f"{BIB};q=0", None),
        (f"{BIB}, {RIS}", BIB),
        (f"{RIS}, {BIB}", RIS),
        (f"{RIS};q=0.5, {BIB};q=0.9", BIB),
        (f"{RIS};q=0.001, image/png", RIS),
        (f"*/*, {RIS}", RIS),
        (f"*/*;q=0.8, {RIS};q=0.5", HTML),
        ("application/*", RIS),
        ("application/*, text/*;q=0.9", RIS),
        (f"application/*, {RIS};q=0", BIB),
        ("text/html;q=0, */*", RIS),
        ("text/*;q=0, */*;q=0.5", RIS),
        ("*/*;q=0", None),
        (f"*/*;q=0, {BIB}", BIB),
        ("image/png", None),
        ("image/*, video/mp4", None),
        ("text/x-bibliography", TEXT),
        ("text/x-bibliography; style=apa", APA),
        ("text/x-bibliography; style=APA; locale=en-GB", APA),
        ("text/x-bibliography; style=chicago", None),
        ("text/x-bibliography; style=chicago, text/x-bibliography; q=0.5", TEXT),
        (f'application/x;p="a,b", {BIB}', BIB),
        (f"{BIB};q=nonsense", BIB),
        ("nonsense", None),
        (",,;;,", None),
        ("text/", None),
        (f"{BIB};charset=utf-8", BIB),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", HTML),
    ],
)
def test_the_form_that_is_wanted_most_is_chosen(accept, chosen):
    assert choose(accept, OFFERED) == chosen


def test_nothing_is_chosen_from_nothing():
    assert choose("*/*", []) is None
