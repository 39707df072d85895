"""How adoptions went on, quarter by quarter. Pure: spans of time in, counts out.

A quarter counts what holds on its last day; the last one, what holds today. Quarters begin in
January, April, July and October, as those of the NHS's financial year do.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from repository.replication.counting import Tally

#: The stage of work that had begun before anyone told us how far it was.
UNKNOWN: Final = ""
UNKNOWN_LABEL: Final = "Begun, stage not recorded"
#: Ten years. What began earlier is in the first quarter shown.
LONGEST: Final = 40
_MONTHS: Final = 3


@dataclass(frozen=True)
class Span:
    """How many adoptions stood at one stage from one day until another, which is not included."""

    stage: str
    since: dt.date
    #: None while they still stand there.
    until: dt.date | None
    number: int


@dataclass(frozen=True)
class Quarter:
    """What holds at the end of a quarter."""

    #: Quarters since the year 0.
    place: int
    tally: Tally

    @property
    def label(self) -> str:
        """Return “January to March 2026”."""
        first, last = self._months
        return f"{first:%B} to {last:%B %Y}"

    @property
    def short_label(self) -> str:
        """Return “Jan–Mar 2026”, for a drawing."""
        first, last = self._months
        return f"{first:%b}–{last:%b %Y}"

    @property
    def _months(self) -> tuple[dt.date, dt.date]:
        year, number = divmod(self.place, 4)
        return dt.date(year, number * _MONTHS + 1, 1), dt.date(year, (number + 1) * _MONTHS, 1)


def find_quarter(day: dt.date) -> int:
    """Return the quarter a day is in, counted since the year 0."""
    return day.year * 4 + (day.month - 1) // _MONTHS


def build_timeline(spans: Iterable[Span], today: dt.date) -> list[Quarter]:
    """Return every quarter from the first adoption until today, at most the last forty.

    What is dated after today counts as of today: so the last quarter holds every adoption once.
    """
    now = find_quarter(today)
    bounded = [
        (
            span.stage,
            min(find_quarter(span.since), now),
            now + 1 if span.until is None else min(find_quarter(span.until), now),
            span.number,
        )
        for span in spans
    ]
    if not bounded:
        return []
    first = max(min(since for _, since, _, _ in bounded), now - LONGEST + 1)
    counts: list[dict[str, int]] = [{} for _ in range(first, now + 1)]
    for stage, since, until, number in bounded:
        for place in range(max(since, first), until):
            count = counts[place - first]
            count[stage] = count.get(stage, 0) + number
    return [Quarter(first + place, Tally(count)) for place, count in enumerate(counts)]
