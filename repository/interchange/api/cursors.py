"""Where a reader stands in a list, as text that says nothing to people. Pure.

A cursor names the last thing that was read and nothing of the list, so that it holds for ever.
"""

import base64
import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import Final

from repository.interchange.harvest import Position

#: What a database's key can be.
_NUMBERS: Final = range(2**63)
_IDENTIFIER: Final = re.compile(r"[a-z0-9-]{0,16}", re.ASCII)


#: Before anything was published here.
START: Final = Position(dt.datetime.fromtimestamp(0, dt.UTC), "")


@dataclass(frozen=True)
class Reached:
    """How far a reader of the change feed has come, among changes and among ends by time alone.

    They are counted apart: a change may be committed with a datestamp from before an end that was
    read already.
    """

    changes: Position = START
    ends: Position = START


def write_identifier(identifier: str) -> str:
    """Return the cursor behind a record."""
    return _write([identifier])


def read_identifier(cursor: str) -> str:
    """Return the record that a cursor stands behind.

    Raises:
        ValueError: it is no cursor of a list of records.
    """
    match _read(cursor):
        case [str(identifier)] if _IDENTIFIER.fullmatch(identifier):
            return identifier
    raise ValueError("It is a cursor of another list.")


def write_number(number: int) -> str:
    """Return the cursor behind an adoption or a question."""
    return _write([number])


def read_number(cursor: str) -> int:
    """Return the number of the adoption or question that a cursor stands behind.

    Raises:
        ValueError: it is no cursor of such a list.
    """
    match _read(cursor):
        case [int(number)] if number in _NUMBERS:
            return number
    raise ValueError("It is a cursor of another list.")


def write_reached(reached: Reached) -> str:
    """Return the cursor of the change feed."""
    positions = (reached.changes, reached.ends)
    return _write([[place.moved.isoformat(), place.identifier] for place in positions])


def read_reached(cursor: str) -> Reached:
    """Return how far a reader of the change feed has come.

    Raises:
        ValueError: it is no cursor of the change feed.
    """
    match _read(cursor):
        case [changes, ends]:
            return Reached(_read_position(changes), _read_position(ends))
    raise ValueError("It is a cursor of another list.")


def _read_position(value: object) -> Position:
    match value:
        case [str(moved), str(identifier)] if _IDENTIFIER.fullmatch(identifier):
            moment = dt.datetime.fromisoformat(moved)
            if moment.utcoffset() == dt.timedelta(0):
                return Position(moment, identifier)
    raise ValueError("It names no moment.")


def _write(value: object) -> str:
    text = json.dumps(value, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


def _read(cursor: str) -> object:
    padded = cursor + "=" * (-len(cursor) % 4)
    value: object = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    return value
