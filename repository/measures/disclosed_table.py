"""A pasted table as it may leave the site: with the small counts hidden in the table itself. Pure.

A page hides them when it is read. Whoever reads the result again, by the same rule, is shown the
same: what is rounded already stays as it is.
"""

from repository.measures.disclosure import SUPPRESSED, disclose_count
from repository.measures.series import Point, SeriesError, find_separator, parse_series


def disclose_table(text: str, rule: str) -> str:
    """Return a table with its counts disclosed; empty when it cannot be read, as no page shows it.

    Args:
        text: as pasted, one row a line.
        rule: a key of `disclosure.RULES`.
    """
    try:
        series = parse_series(text)
    except SeriesError:
        return ""
    headings, *rows = (line for line in text.splitlines() if line.strip())
    separator = find_separator(headings)
    disclosed = [headings]
    for row, points in zip(rows, series.points, strict=True):
        period, *cells = row.split(separator)
        shown = (_disclose(cell, point, rule) for cell, point in zip(cells, points, strict=False))
        disclosed.append(separator.join([period, *shown]))
    return "\n".join(disclosed)


def _disclose(cell: str, point: Point | None, rule: str) -> str:
    if point is None or point.numerator is None:
        return cell
    shown = disclose_count(point.numerator, rule)
    if point.denominator is None:
        return SUPPRESSED if shown is None else str(shown)
    out_of = disclose_count(point.denominator, rule)
    return SUPPRESSED if shown is None or not out_of else f"{shown}/{out_of}"
