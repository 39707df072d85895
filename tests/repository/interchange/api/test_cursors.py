"""What a cursor holds, and what is no cursor."""

import base64
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repository.interchange.api.cursors import (
    Reached,
    read_identifier,
    read_reached,
    write_identifier,
    write_reached,
)
from repository.interchange.harvest import Position

NOW = dt.datetime(2026, 4, 3, 12, 0, 0, 123456, tzinfo=dt.UTC)


def encode(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def test_a_cursor_reads_as_it_was_written():
    reached = Reached(Position(NOW, "cs-0a1b2c3d4"), Position(NOW, "vo-0a1b2c3d4"))

    assert read_reached(write_reached(reached)) == reached
    assert read_reached(write_reached(Reached())) == Reached()
    assert read_identifier(write_identifier("cs-0a1b2c3d4")) == "cs-0a1b2c3d4"


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        ["cs-0a1b2c3d4\x00"],
        [1],
        ["a", "b", "c"],
        [None, None],
        [["2026-04-03T12:00:00", "a"], ["2026-04-03T12:00:00", "a"]],
        [["soon", "a"], ["soon", "a"]],
        [["2026-04-03T12:00:00+02:00", "a"], ["2026-04-03T12:00:00+02:00", "a"]],
        [["2026-04-03T12:00:00+00:00", "\x00"], ["2026-04-03T12:00:00+00:00", "a"]],
    ],
)
def test_what_says_nothing_of_a_list_is_no_cursor(value):
    for read in (read_identifier, read_reached):
        with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
            read(encode(value))


def test_a_cursor_of_another_list_is_none_of_this():
    with pytest.raises(ValueError, match="another list"):
        read_identifier(write_reached(Reached()))
    with pytest.raises(ValueError, match="another list"):
        read_reached(write_identifier("cs-0a1b2c3d4"))


@given(st.text("ABCDEFGHIJKLMNOPabcdefghijklmnop0123456789_-", max_size=100))
def test_any_text_is_a_cursor_or_refused(text):
    for read in (read_identifier, read_reached):
        try:
            read(text)
        except ValueError:
            continue
