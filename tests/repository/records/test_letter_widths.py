import pytest

from repository.records.letter_widths import break_lines, measure

TEXT = "Women who are not heard, and disproportionately those from minority ethnic groups"
ROOM = 10.5


@pytest.mark.parametrize("bold", [False, True])
def test_every_word_is_on_a_line_that_fits(bold):
    lines = break_lines(TEXT.replace("disproportionately", "mostly"), ROOM, bold=bold)

    assert " ".join(lines) == TEXT.replace("disproportionately", "mostly")
    assert all(measure(line, bold=bold) <= ROOM for line in lines)


def test_a_long_word_of_common_letters_stays_whole():
    assert "disproportionately" in break_lines(TEXT, ROOM)


@pytest.mark.parametrize("word", ["W" * 50, "x" * 50, "語" * 50])
def test_a_word_that_is_wider_than_the_room_is_broken(word):
    lines = break_lines(f"In {word} alone", ROOM)

    assert "".join(lines).replace(" ", "") == f"In{word}alone"
    assert all(measure(line) <= ROOM for line in lines)


def test_narrow_letters_share_a_line_that_wide_letters_do_not():
    assert len(break_lines("ill till lit", 5)) == 1
    assert len(break_lines("mmm MMMM mmm", 5)) == 3


def test_no_words_need_no_line():
    assert break_lines("  ", ROOM) == []
