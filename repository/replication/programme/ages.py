"""How long ago a record was looked at last, in bands of calendar years. Pure.

Whole years, because that is what search can be asked for: a band is a choice of years, so that the
records behind a number are one search away.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

#: The facet whose values are years.
YEAR: Final = "reviewed_year"


@dataclass(frozen=True)
class Age:
    """A band: from so many years ago to so many, both included."""

    key: str
    label: str
    nearest: int
    furthest: int | None

    def choose(self, years: Iterable[str], this_year: int) -> frozenset[str]:
        """Return those of some years that are in the band."""
        return frozenset(
            year
            for year in years
            if self.nearest <= max(this_year - int(year), 0)
            and (self.furthest is None or this_year - int(year) <= self.furthest)
        )


AGES: Final = (
    Age("0", "This year", 0, 0),
    Age("1", "Last year", 1, 1),
    Age("2-3", "2 to 3 years ago", 2, 3),
    Age("4", "4 or more years ago", 4, None),
)
BY_KEY: Final = {age.key: age for age in AGES}
