import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import find_terms
from search.query_text import MAX_CHARACTERS, MAX_WORDS, parse_text


def test_words_are_split_at_spaces():
    assert parse_text("bleeding  birth").words == ("bleeding", "birth")


def test_words_that_say_nothing_are_left_out():
    assert parse_text("how to measure the bleeding").words == ("measure", "bleeding")


def test_words_that_say_nothing_stay_when_there_are_no_others():
    assert parse_text("to be or").words == ("to", "be", "or")


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»"])
def test_a_phrase_may_stand_in_any_quotation_marks(marks):
    assert parse_text(f"{marks[0]}blood loss{marks[1]}").phrases == ("blood loss",)


def test_a_minus_excludes_a_word():
    assert parse_text("birth -home").excluded == ("home",)


def test_a_minus_excludes_a_phrase():
    assert parse_text('birth -"at home"').excluded == ("at home",)


def test_a_hyphen_within_a_word_excludes_nothing():
    text = parse_text("post-partum")

    assert (text.words, text.excluded) == (("post-partum",), ())


@pytest.mark.parametrize("text", ['"blood loss', 'blood "loss', 'blood loss"'])
def test_an_unbalanced_quotation_mark_is_no_mark(text):
    parsed = parse_text(text)

    assert (parsed.words, parsed.phrases) == (("blood", "loss"), ())


@pytest.mark.parametrize("text", ["", "   ", "!!! ???", "-", '""', '-""', "😀", "\x00\x01"])
def test_text_without_letters_asks_for_nothing(text):
    parsed = parse_text(text)

    assert (parsed.words, parsed.phrases, parsed.excluded) == ((), (), ())


def test_control_characters_part_words():
    assert parse_text("blood\x00loss\n\tnow").text == "blood loss now"


def test_the_same_word_is_asked_once():
    assert parse_text("triage triage").words == ("triage",)


def test_forty_words_are_all_used():
    sentence = " ".join(f"word{number}" for number in range(40))

    parsed = parse_text(sentence)

    assert len(parsed.words) == 40
    assert not parsed.was_cut


def test_five_thousand_characters_are_cut():
    parsed = parse_text("word " * 1000)

    assert len(parsed.text) <= MAX_CHARACTERS
    assert parsed.was_cut


def test_one_endless_word_is_cut():
    assert len(parse_text("a" * 5_000_000).text) == MAX_CHARACTERS


@given(st.text(max_size=300))
def test_any_text_becomes_words_that_can_be_looked_for(text):
    parsed = parse_text(text)

    assert all(find_terms(word) for word in (*parsed.words, *parsed.phrases, *parsed.excluded))
    assert len(parsed.words) <= MAX_WORDS


@given(st.text(alphabet='ab" -+:*~^[](){}!&|\\/?', max_size=60))
def test_no_mark_of_any_query_language_is_left_at_the_edge_of_a_phrase(text):
    parsed = parse_text(text)

    assert not any('"' in part for part in (*parsed.words, *parsed.phrases, *parsed.excluded))


@given(st.text(max_size=200))
def test_reading_what_was_cleaned_changes_nothing(text):
    once = parse_text(text)

    assert parse_text(once.text) == once
