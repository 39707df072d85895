import pytest
from hypothesis import given
from hypothesis import strategies as st

from repository.measures.series import MAX_GROUPS, MAX_ROWS, Point, SeriesError, parse_series


def test_a_table_pasted_from_a_spreadsheet_becomes_points_by_period_and_group():
    series = parse_series("Period\tBlack African\tWhite British\nJan\t12/340\t20/900\nFeb\t3.5\t")

    assert series.groups == ("Black African", "White British")
    assert series.periods == ("Jan", "Feb")
    assert series.points == (
        (Point(12, 340), Point(20, 900)),
        (Point(value=3.5), None),
    )


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_columns_may_be_parted_by_tabs_semicolons_or_commas(mark):
    series = parse_series(f"Period{mark}Black African\nJan{mark}12/340")

    assert series.points == ((Point(12, 340),),)


def test_a_heading_may_hold_commas_when_tabs_part_the_columns():
    assert parse_series("Period\tAsian, any other\nJan\t1/20").groups == ("Asian, any other",)


@pytest.mark.parametrize(
    ("cell", "point"),
    [
        ("12 / 340", Point(12, 340)),
        ("0/340", Point(0, 340)),
        ("3.5%", Point(value=3.5)),
        ("7 %", Point(value=7.0)),
        ("-0.4", Point(value=-0.4)),
    ],
)
def test_a_figure_may_be_written_as_people_write_it(cell, point):
    assert parse_series(f"Period;All\nJan;{cell}").points == ((point,),)


def test_a_short_row_has_no_figures_at_its_end():
    assert parse_series("Period,A,B\nJan,1/20").points == ((Point(1, 20), None),)


def test_empty_lines_are_skipped():
    assert parse_series("\nPeriod,A\n\nJan,1/20\n\n").periods == ("Jan",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "row of headings"),
        ("Period,A", "at least one row of figures"),
        ("Period\nJan", "part the columns with commas"),
        ("Period,A,\nJan,1/2,1/2", "A column has no heading"),
        ("\nPeriod,A,A\nJan,1/2,1/2", "Row 2: two columns have the same heading, “A”"),
        ("Period,A, a \nJan,1/2,1/2", "two columns have the same heading"),
        ("Period,A\nJan,1/2\n\nJan,1/2", "Row 4 repeats the period “Jan” of row 2"),
        ("Period,A\nJan 25,1/2\nJAN  25,1/2", "Row 3 repeats the period “JAN  25” of row 2"),
        ("Period,A\nJan,1/2\n,1/2", "Row 3: the first column must name the period"),
        ("Period,A\nJan,1/2,3/4", "Row 2 has 2 figures but there are 1 groups"),
        ("Period,A\nJan,1/2\nFeb,twelve", "Row 3, A: “twelve” is not a figure. Write 12/340, 3.5"),
        ("Period,A\nJan,5/4", "Row 2, A: “5/4” is not a part of a whole"),
        ("Period,A\nJan,5/0", "Row 2, A"),
        ("Period,A\nJan,1e5", "is not a figure"),
        ("Period,A\n" + "Jan,1/2\n" * (MAX_ROWS + 1), "Split the measure in two"),
        ("Period," + ",".join(f"G{n}" for n in range(MAX_GROUPS + 1)) + "\nJan,1", "more than 30"),
    ],
)
def test_an_error_names_the_row_and_how_to_put_it_right(text, said):
    with pytest.raises(SeriesError) as raised:
        parse_series(text)

    assert said in str(raised.value)


def test_a_long_wrong_cell_is_not_repeated_in_full():
    with pytest.raises(SeriesError) as raised:
        parse_series(f"Period,A\nJan,{'x' * 5000}")

    assert len(str(raised.value)) < 200


def test_the_row_named_in_an_error_is_the_one_the_editor_counts():
    with pytest.raises(SeriesError, match="Row 4"):
        parse_series("Period,A\nJan,1/2\n\nFeb,oops")


@pytest.mark.parametrize("cell", ["9" * 5000, "1/" + "9" * 5000, "١٢/٣٤"])
def test_what_no_count_of_people_can_be_is_refused(cell):
    with pytest.raises(SeriesError, match="is not a figure"):
        parse_series(f"Period,A\nJan,{cell}")


def test_only_counts_are_subject_to_disclosure_rules():
    assert parse_series("Period,A\nJan,1/20").has_counts
    assert not parse_series("Period,A\nJan,5.0%").has_counts


@given(
    st.lists(st.integers(0, 999), min_size=1, max_size=30, unique=True),
    st.integers(min_value=0),
    st.integers(min_value=0),
)
def test_a_table_that_repeats_a_period_is_refused_wherever_it_does(months, which, where):
    periods = [f"Month {number}" for number in months]
    repeated = periods[which % len(periods)]
    place = which % len(periods) + 1 + where % (len(periods) - which % len(periods))
    repeating = [*periods[:place], repeated, *periods[place:]]

    assert parse_series(table(periods)).periods == tuple(periods)
    with pytest.raises(SeriesError, match=f"Row {place + 2} repeats the period “{repeated}”"):
        parse_series(table(repeating))


def table(periods):
    return "\n".join(["Period,A", *(f"{period},1/2" for period in periods)])


TABLE_LIKE = st.text(st.sampled_from("Period,;\t\n\r 0123456789/.%-–eE²١x"), max_size=200)


@given(st.one_of(st.text(max_size=300), TABLE_LIKE))
def test_any_text_gives_a_series_or_a_series_error(text):
    try:
        series = parse_series(text)
    except SeriesError:
        return

    assert all(len(row) == len(series.groups) for row in series.points)
    assert len(set(series.periods)) == len(series.periods)
    assert len(set(series.groups)) == len(series.groups)
    assert len(series.points) == len(series.periods)
