import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from repository.measures.disclosure import SUPPRESSED, disclose_count, disclose_fraction

COUNTS = st.integers(0, 1_000_000)


@pytest.mark.parametrize("count", range(1, 8))
def test_a_count_from_one_to_seven_is_hidden(count):
    assert disclose_count(count, "hes") is None


def test_nobody_stays_nobody():
    assert disclose_count(0, "hes") == 0


@pytest.mark.parametrize(
    ("count", "shown"), [(8, 10), (10, 10), (12, 10), (13, 15), (17, 15), (18, 20), (1497, 1495)]
)
def test_every_other_count_is_rounded_to_the_nearest_five(count, shown):
    assert disclose_count(count, "hes") == shown


@given(COUNTS)
def test_no_shown_count_can_stand_for_a_hidden_one(count):
    shown = disclose_count(count, "hes")

    assert shown is None or shown == 0 or shown >= 10
    assert (shown is None) == (1 <= count <= 7)


@given(COUNTS)
def test_a_shown_count_is_never_more_than_two_away_from_the_true_one(count):
    shown = disclose_count(count, "hes")

    assert shown is None or abs(shown - count) <= 2


@given(st.lists(COUNTS, min_size=1, max_size=8), st.integers(1, 7))
@example([203, 180108], 1)
def test_a_total_gives_a_hidden_count_away_only_at_the_widest_rounding(others, hidden):
    """Total less the other counts leaves several answers for a hidden cell, or all but always."""
    total = disclose_count(sum(others) + hidden, "hes")
    shown = [disclose_count(count, "hes") for count in others]
    if total is None or None in shown:
        return
    # Everybody who sees the table can work out this and no more.
    slack = 2 * (1 + sum(count > 0 for count in shown))
    difference = total - sum(shown)
    possible = [guess for guess in range(1, 8) if abs(difference - guess) <= slack]

    assert hidden in possible
    assert len(possible) >= 2 or abs(difference - hidden) == slack


@given(COUNTS, COUNTS)
def test_a_percentage_is_worked_out_from_the_rounded_counts(one, other):
    numerator, denominator = sorted((one, other))
    text = disclose_fraction(numerator, denominator, "hes")
    if text == SUPPRESSED:
        return
    percentage, shown, out_of = re.fullmatch(r"([\d.]+)% \((\d+)/(\d+)\)", text).groups()

    assert int(shown) % 5 == 0
    assert int(out_of) % 5 == 0
    assert float(percentage) == pytest.approx(100 * int(shown) / int(out_of), abs=0.051)


@pytest.mark.parametrize(("numerator", "denominator"), [(5, 340), (0, 6), (3, 6), (0, 0)])
def test_a_fraction_is_hidden_when_either_count_is(numerator, denominator):
    assert disclose_fraction(numerator, denominator, "hes") == SUPPRESSED


def test_figures_that_are_already_published_are_shown_as_they_are():
    assert disclose_fraction(3, 340, "published") == "0.9% (3/340)"


def test_a_negative_count_is_an_error():
    with pytest.raises(ValueError, match="negative"):
        disclose_count(-1, "hes")


def test_an_unknown_rule_is_an_error_and_hides_rather_than_shows():
    with pytest.raises(ValueError, match="no disclosure rule"):
        disclose_count(120, "none")
