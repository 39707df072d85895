"""Which word is nearest, and which may be offered at all."""

import pytest

from search.engines.kept import KeptSpelling
from search.lexicon import EMPTY
from search.spelling import Spelling, build_spelling, find_nearest, list_title_words, list_words
from tests.factories.search_document import make_document, make_story


def test_words_are_whole_folded_and_of_letters_alone():
    document = make_document(title="Crème", summary="b12 covid19 triage’s", body="x" * 31)

    assert list_words(document) == ["creme", "triage"]
    assert list_title_words(document) == ["creme"]


def test_a_story_has_no_words():
    story = make_story(title="Ngozika", body="Ngozika")

    assert (list_words(story), list_title_words(story)) == ([], [])


def test_a_name_is_a_word_only_where_it_is_more_than_a_name():
    document = make_document(
        title="Rose wards",
        summary="",
        body="Black women were heard. Jones AB, Black C, Rose D. Ada Jones, midwife.",
        people="Jones AB, Black C, Rose D. Ada Jones",
    )

    assert list_words(document) == ["black", "heard", "midwife", "rose", "wards", "were", "women"]


def test_a_word_needs_two_records_or_a_title():
    spelling = build_spelling([("swab", 2), ("smith", 1), ("triage", 3)], [("triage", 1), ("x", 1)])

    assert spelling.counts == {"swab": 2, "triage": 3, "x": 1}


@pytest.mark.parametrize(
    ("typed", "words", "meant"),
    [
        ("swba", {"swab": 2}, "swab"),
        ("wwab", {"swab": 2}, ""),
        ("twabs", {"swabs": 2}, "swabs"),
        ("swaaab", {"swab": 9}, ""),
        ("anteantla", {"antenatal": 2}, "antenatal"),
        ("anteantla", {"antenatal": 1}, ""),
        ("bnteantal", {"antenatal": 2}, ""),
        ("日本語日本", {"antenatal": 2}, ""),
        ("", {"antenatal": 2}, ""),
    ],
)
def test_near_is_one_edit_or_two_in_a_long_word(typed, words, meant):
    assert find_nearest(typed, Spelling(words), EMPTY) == meant


def test_words_are_collected_anew_only_when_the_index_moves():
    kept = KeptSpelling()
    states = iter([Spelling({"one": 2}), Spelling({"two": 2}), Spelling({"three": 2})])

    def load(state):
        return next(iter(kept.load(state, lambda: next(states)).counts))

    assert [load((1,)), load((1,)), load((2,))] == ["one", "one", "two"]
    kept.forget()
    assert load((2,)) == "three"


def test_words_rest_as_long_as_they_were_told_to():
    kept = KeptSpelling(60.0)
    first = kept.load((1,), lambda: Spelling({"one": 2}))

    assert kept.load((2,), Spelling) is first
