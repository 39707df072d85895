"""Which words of two texts are the same, added or removed."""

from hypothesis import given
from hypothesis import strategies as st

from repository.records.comparison import words
from repository.records.comparison.words import compare_lists, compare_texts

TEXTS = st.lists(st.sampled_from(["weigh", "every", "swab", "twice.", "\n", "é", "-"])).map(
    " ".join
)


def shown(lines):
    return [[(piece.kind, piece.text) for piece in line] for line in lines]


def side(lines, *kinds):
    return [word for line in lines for piece in line if piece.kind in kinds for word in piece.words]


def test_a_word_that_was_changed_is_removed_and_added():
    assert shown(compare_texts("We weighed every swab.", "We weighed each swab.")) == [
        [("same", "We weighed"), ("removed", "every"), ("added", "each"), ("same", "swab.")]
    ]


def test_a_paragraph_that_was_put_between_two_leaves_them_whole():
    lines = compare_texts("One two.\nThree four.", "One two.\nNew words.\nThree four.")

    assert shown(lines) == [
        [("same", "One two.")],
        [("added", "New words.")],
        [("same", "Three four.")],
    ]


def test_spaces_are_no_difference():
    assert shown(compare_texts("One  two", " One two ")) == [[("same", "One two")]]


def test_things_of_a_list_are_compared_whole():
    assert shown(compare_lists(["blood loss", "scales"], ["blood pressure", "scales"])) == [
        [("removed", "blood loss")],
        [("added", "blood pressure")],
        [("same", "scales")],
    ]


def test_very_long_passages_are_replaced_whole_rather_than_compared_for_minutes(monkeypatch):
    monkeypatch.setattr(words, "MOST_PAIRS", 4)

    assert shown(compare_texts("a b c", "a x c")) == [
        [("removed", "a b c")],
        [("added", "a x c")],
    ]


@given(TEXTS, TEXTS)
def test_either_text_can_be_read_from_the_comparison(old, new):
    lines = compare_texts(old, new)

    assert side(lines, "same", "removed") == old.split()
    assert side(lines, "same", "added") == new.split()


@given(st.lists(st.text(min_size=1)), st.lists(st.text(min_size=1)))
def test_either_list_can_be_read_from_the_comparison(old, new):
    lines = compare_lists(old, new)

    assert side(lines, "same", "removed") == old
    assert side(lines, "same", "added") == new


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert side(compare_texts(text, text), "added", "removed") == []
