"""Where a page of a feed begins, as its address says it. Pure."""

import datetime as dt
import re
from typing import Final

from repository.interchange.harvest import Position

_SHAPE: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_([a-z]{2}-[0-9a-z]{1,13})")


def render_position(position: Position) -> str:
    """Return a position as a part of an address."""
    moved = position.moved.astimezone(dt.UTC)
    return f"{moved:%Y-%m-%dT%H:%M:%S.%fZ}_{position.identifier}"


def parse_position(text: str) -> Position:
    """Return a position as it was rendered.

    Raises:
        ValueError: nothing of this shape was ever rendered.
    """
    found = _SHAPE.fullmatch(text)
    if found is None:
        raise ValueError(f"“{text}” is no place in a feed.")
    return Position(dt.datetime.fromisoformat(found[1]), found[2])
