"""Where a page of a feed begins, in its address."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repository.interchange.feeds.pages import parse_position, render_position
from repository.interchange.harvest import Position

MOMENTS = st.integers(0, 10**15).map(
    lambda number: dt.datetime(2000, 1, 1, tzinfo=dt.UTC) + dt.timedelta(microseconds=number)
)


@given(MOMENTS)
def test_a_position_is_read_back_as_it_was(moved):
    position = Position(moved, "cs-0123456789")

    assert parse_position(render_position(position)) == position


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "2026-05-01T12:00:00.000000Z",
        "2026-13-01T12:00:00.000000Z_cs-0123456789",
        "2026-05-01T12:00:00.000000Z_../../etc",
        "2026-05-01T12:00:00.000000+00:00_cs-0123456789",
    ],
)
def test_what_is_no_position_is_refused(text):
    with pytest.raises(ValueError, match=r"place in a feed|month must be"):
        parse_position(text)
