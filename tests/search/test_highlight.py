from hypothesis import given
from hypothesis import strategies as st

from search.highlight import FRAGMENT_LENGTH, cut_fragment, mark


def test_everything_but_the_marks_is_escaped():
    assert mark("<b> & x", [(6, 7)]) == "&lt;b&gt; &amp; <mark>x</mark>"


def test_ranges_that_overlap_are_marked_once():
    assert mark("abcd", [(0, 2), (1, 3)]) == "<mark>ab</mark>cd"


def test_a_fragment_is_cut_between_words():
    text = "one " * 200 + "target " + "two " * 200
    start = text.index("target")

    first, last = cut_fragment(text, start, start + 6)

    assert text[first:last].split(maxsplit=1)[0] == "one"
    assert text[first:last].rsplit(maxsplit=1)[-1] == "two"
    assert last - first <= FRAGMENT_LENGTH


@given(st.text(max_size=600), st.integers(0, 600), st.integers(1, 20))
def test_a_fragment_always_holds_its_range(text, start, length):
    start = min(start, len(text))
    end = min(start + length, len(text))

    first, last = cut_fragment(text, start, end)

    assert 0 <= first <= start
    assert end <= last <= len(text)
