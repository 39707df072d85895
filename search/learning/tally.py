"""Searches of the last minute in this process's memory, added up. Pure but for the clock.

As typed: what may be kept of them is decided when they are written, off any request's path.
"""

import datetime as dt
import threading
import time
from dataclasses import dataclass, fields
from typing import Final

#: Different searches that a process holds. More in a minute are a machine's; they go uncounted.
MOST: Final = 5_000


@dataclass(frozen=True)
class Typed:
    """A search as typed, and on which day."""

    day: dt.date
    text: str
    exact: bool = False


@dataclass
class Counts:
    """What came of searches; the names are those of the table's columns."""

    searches: int = 0
    found_nothing: int = 0
    filtered_nothing: int = 0
    put_right: int = 0
    loosened: int = 0
    opened: int = 0
    milliseconds: int = 0
    slowest: int = 0

    def add(self, other: "Counts") -> None:
        """Add what came of other searches for the same."""
        for name in SUMS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.slowest = max(self.slowest, other.slowest)


#: What is added up; of the slowest, the greatest is kept.
SUMS: Final = tuple(field.name for field in fields(Counts) if field.name != "slowest")
Searches = dict[Typed, Counts]


class Tally:
    """What has been counted and not yet written."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._held: Searches = {}
        self._since = 0.0

    def add(self, typed: Typed, counts: Counts) -> bool:
        """Count; return whether this is the first since the last were taken."""
        with self._lock:
            first = not self._held
            if first:
                self._since = time.monotonic()
            if typed in self._held or len(self._held) < self._most:
                self._held.setdefault(typed, Counts()).add(counts)
            return first

    def take(self) -> Searches:
        """Hand over everything, and begin anew."""
        with self._lock:
            taken, self._held = self._held, {}
            return taken

    def put_back(self, searches: Searches) -> None:
        """Take back what could not be written."""
        for typed, counts in searches.items():
            self.add(typed, counts)

    def measure_age(self) -> float | None:
        """Return for how many seconds the oldest has waited; None when nothing waits."""
        with self._lock:
            return time.monotonic() - self._since if self._held else None
