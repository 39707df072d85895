"""Moments as harvesters write and read them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repository.interchange.oai.dates import find_end, format_moment, is_day, parse_moment

SECOND = dt.timedelta(seconds=1)
MOMENTS = st.datetimes(timezones=st.just(dt.UTC))
ZONES = st.integers(-14 * 60, 14 * 60).map(
    lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
)


@given(MOMENTS)
def test_a_moment_is_read_as_it_was_written(moment):
    read = parse_moment(format_moment(moment))

    assert read == moment.replace(microsecond=0)


@given(MOMENTS)
def test_what_is_written_never_runs_ahead(moment):
    assert parse_moment(format_moment(moment)) <= moment


@given(st.datetimes(timezones=ZONES).filter(lambda moment: 1 < moment.year < 9999))
def test_it_is_written_in_utc_wherever_it_was_taken(moment):
    assert format_moment(moment) == format_moment(moment.astimezone(dt.UTC))


@given(MOMENTS)
def test_a_second_holds_each_moment_in_it(moment):
    written = format_moment(moment)
    end = find_end(written)

    assert parse_moment(written) <= moment
    assert end is None or (moment < end and end - parse_moment(written) == SECOND)


@given(MOMENTS)
def test_a_day_holds_each_moment_in_it(moment):
    day = moment.date().isoformat()
    end = find_end(day)

    assert is_day(day)
    assert parse_moment(day) <= moment
    assert end is None or moment < end


@pytest.mark.parametrize("last", ["9999-12-31", "9999-12-31T23:59:59Z"])
def test_the_last_moment_there_is_has_no_end(last):
    assert find_end(last) is None


@given(st.text())
def test_nothing_else_is_a_moment(text):
    try:
        moment = parse_moment(text)
    except ValueError:
        return
    assert format_moment(moment).startswith(text.rstrip("Z"))
