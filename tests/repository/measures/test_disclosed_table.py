"""A table leaves the site without the counts that its page hides, and is shown the same after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repository.measures.disclosed_table import disclose_table
from repository.measures.disclosure import RULES
from repository.measures.series import parse_series
from repository.records.section_values import _cell

counts = st.integers(0, 40)
cells = (
    st.just("")
    | st.just("*")
    | counts.map(str)
    | st.tuples(counts, st.integers(1, 400)).map(lambda pair: f"{min(pair)}/{max(pair)}")
    | st.decimals(0, 99, places=1).map(str)
)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5)
)


def write(rows, separator):
    groups = [f"Group {number}" for number, _ in enumerate(rows[0])]
    lines = [["Period", *groups], *([f"Month {n}", *row] for n, row in enumerate(rows))]
    return "\n".join(separator.join(line) for line in lines)


def shown(table, rule):
    """What a page shows of each cell."""
    return [[_cell(point, rule) for point in row] for row in parse_series(table).points]


@given(tables, st.sampled_from([",", ";", "\t"]), st.sampled_from(sorted(RULES)))
def test_it_is_shown_the_same_before_and_after(rows, separator, rule):
    table = write(rows, separator)

    left = disclose_table(table, rule)

    assert shown(left, rule) == shown(table, rule)
    assert disclose_table(left, rule) == left


@given(tables)
def test_no_small_count_is_left(rows):
    left = parse_series(disclose_table(write(rows, ","), "hes"))

    for point in (point for row in left.points for point in row if point):
        assert point.numerator is None or point.numerator == 0 or point.numerator >= 8


def test_hidden_cells_of_the_source_stay_hidden():
    table = "Period;Black African;White British\nJan;*;20/900\nFeb;;12.5"

    assert (
        disclose_table(table, "hes")
        == "Period;Black African;White British\nJan;*;20/900\nFeb;;12.5"
    )
    assert shown(table, "published") == [["*", "2.2% (20/900)"], ["No figure", "12.5"]]


@pytest.mark.parametrize("table", ["Period", "Period,A\nJan,many", "no table at all"])
def test_a_table_that_no_page_shows_does_not_leave(table):
    assert disclose_table(table, "hes") == ""
