"""Which records someone asks to compare, and what to tell them of those that cannot be. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from repository.records.choices import RecordType

#: Columns that a reader can still hold against each other.
MOST: Final = 4
#: Characters of an identifier at most; whatever is longer is none.
_LONGEST: Final = 40
ADDRESS: Final = "/compare/"


@dataclass(frozen=True)
class Asked:
    """The records that were asked for."""

    identifiers: tuple[str, ...]
    #: Those beyond the limit.
    beyond: tuple[str, ...] = ()


def parse(values: Iterable[str]) -> Asked:
    """Return what an address asks for, each once, in its order."""
    named = dict.fromkeys(value.strip().lower()[:_LONGEST] for value in values)
    names = tuple(filter(None, named))
    return Asked(names[:MOST], names[MOST : 2 * MOST])


def tell(asked: Asked, readable: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return what a reader should know of the records that are not shown.

    Args:
        asked: what was asked for.
        readable: the content of those that anyone may read now, by identifier.
    """
    notices = []
    for name in asked.identifiers:
        if name not in readable:
            notices.append(f"“{name}” cannot be shown: there is no record that anyone may read so.")
        elif readable[name]["type"] == RecordType.VOICE:
            notices.append(f"“{name}” is a voice. What people lived through is not compared.")
    if asked.beyond:
        left = ", ".join(asked.beyond)
        notices.append(f"Up to {MOST} records are compared at once. Left out: {left}.")
    return notices


def build_address(identifiers: Sequence[str]) -> str:
    """Return the address of a comparison."""
    return (
        f"{ADDRESS}?{urlencode([('id', name) for name in identifiers])}" if identifiers else ADDRESS
    )
