import pytest

from repository.citation.item import date_parts, date_text, one_line


@pytest.mark.parametrize(
    ("parts", "text"),
    [([[2026, 5, 1]], "2026-05-01"), ([[2026, 5]], "2026-05"), ([[2026]], "2026"), ([], "")],
)
def test_a_date_is_as_long_as_is_known(parts, text):
    assert date_text({"issued": {"date-parts": parts}}, "issued") == text


def test_an_item_without_a_date_has_no_parts():
    assert date_parts({}, "issued") == ()


def test_breaks_and_controls_become_single_spaces():
    assert one_line(" a\u2028b\r\n\tc\x00d\x85e\u00a0f ") == "a b c d e f"
