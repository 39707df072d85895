"""A table pasted from a spreadsheet → points by period and group. Pure.

First row: `Period`, then one heading a group. Each later row: a period, then one cell a group.
A cell is a count over a denominator (`12/340`), a number (`3.5`), `*` where the source hides a
small count, or empty. Columns are parted by tabs, semicolons or commas.
"""

import re
from dataclasses import dataclass
from typing import Final

MAX_ROWS: Final = 400
MAX_GROUPS: Final = 30
#: How sources mark a count that is too small to be shown.
HIDDEN: Final = "*"
#: Nine digits hold every person alive in a country, and keep a pasted novel from being a number.
_FRACTION = re.compile(r"^([0-9]{1,9})\s*/\s*([0-9]{1,9})$")
_NUMBER = re.compile(r"^-?[0-9]{1,9}(\.[0-9]{1,9})?\s*%?$")


class SeriesError(ValueError):
    """What is wrong in a pasted table; the message says in which row and how to put it right."""


@dataclass(frozen=True)
class Point:
    """One cell: a count over a denominator, a count on its own, or a value that is no count.

    With none of them, it is a count that its source hides.
    """

    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None

    @property
    def is_count(self) -> bool:
        """Whether it is a count of people, hidden ones too."""
        return self.value is None


@dataclass(frozen=True)
class Series:
    """Points by period (rows) and group (columns)."""

    groups: tuple[str, ...]
    periods: tuple[str, ...]
    points: tuple[tuple[Point | None, ...], ...]

    @property
    def has_counts(self) -> bool:
        """Whether any cell holds counts of people, to which disclosure rules apply."""
        return any(p is not None and p.is_count for row in self.points for p in row)


def parse_series(text: str) -> Series:
    """Return the points of a pasted table.

    Raises:
        SeriesError: the first thing that is wrong, with its row.
    """
    # Numbered as the editor counts them, empty lines too.
    rows = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    lines = [line for _, line in rows]
    if len(lines) < 2:  # noqa: PLR2004 - a heading and one row
        raise SeriesError("Give a row of headings and at least one row of figures.")
    if len(lines) > MAX_ROWS + 1:
        raise SeriesError(f"There are more than {MAX_ROWS} rows. Split the measure in two.")
    separator = find_separator(lines[0])
    if not separator:
        raise SeriesError(
            "The first row has one column. Paste the table from a spreadsheet, or part the "
            "columns with commas: Period, Black African, White British."
        )
    groups = _parse_headings(lines[0].split(separator)[1:], rows[0][0])
    periods: list[str] = []
    seen: dict[str, int] = {}
    points: list[tuple[Point | None, ...]] = []
    for number, line in rows[1:]:
        period, *cells = (cell.strip() for cell in line.split(separator))
        if not period:
            raise SeriesError(f"Row {number}: the first column must name the period.")
        if (first := seen.setdefault(_name(period), number)) != number:
            raise SeriesError(
                f"Row {number} repeats the period “{period[:40]}” of row {first}. "
                "Give each period one row."
            )
        if len(cells) > len(groups):
            raise SeriesError(
                f"Row {number} has {len(cells)} figures but there are {len(groups)} groups."
            )
        cells += [""] * (len(groups) - len(cells))
        periods.append(period)
        points.append(
            tuple(
                _parse_cell(cell, number, group) for cell, group in zip(cells, groups, strict=True)
            )
        )
    return Series(groups, tuple(periods), tuple(points))


def find_separator(headings: str) -> str:
    """Return what parts the columns of a table, empty when nothing does."""
    return next((mark for mark in ("\t", ";", ",") if mark in headings), "")


def _parse_headings(cells: list[str], row: int) -> tuple[str, ...]:
    groups = tuple(cell.strip() for cell in cells)
    if not all(groups):
        raise SeriesError("A column has no heading. Name the group in the first row.")
    if len(groups) > MAX_GROUPS:
        raise SeriesError(f"There are more than {MAX_GROUPS} groups.")
    if repeated := _first_repeated(groups):
        raise SeriesError(
            f"Row {row}: two columns have the same heading, “{repeated[:40]}”. "
            "Give each group one column."
        )
    return groups


def _name(text: str) -> str:
    """Return what a heading is told apart by: people read “Jan 25” and “JAN  25” as one."""
    return " ".join(text.split()).casefold()


def _first_repeated(headings: tuple[str, ...]) -> str:
    seen: set[str] = set()
    for heading in headings:
        if _name(heading) in seen:
            return heading
        seen.add(_name(heading))
    return ""


def _parse_cell(cell: str, row: int, group: str) -> Point | None:
    if not cell:
        return None
    if cell == HIDDEN:
        return Point()
    if match := _FRACTION.match(cell):
        numerator, denominator = int(match.group(1)), int(match.group(2))
        if denominator == 0 or numerator > denominator:
            raise SeriesError(
                f"Row {row}, {group}: “{cell}” is not a part of a whole. "
                "Write the count, a stroke, and the number it is out of: 12/340."
            )
        return Point(numerator, denominator)
    if _NUMBER.match(cell):
        # A whole number may be a count of people, and is treated as one unless the rule says not.
        return Point(int(cell)) if cell.isdigit() else Point(value=float(cell.rstrip("% ")))
    raise SeriesError(
        f"Row {row}, {group}: “{cell[:40]}” is not a figure. Write 12/340, 3.5, or leave it empty. "
        "A count that is hidden in the source is *."
    )
