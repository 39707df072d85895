"""Where there is evidence and where there is none: priority areas against other facets.

Each area is one search, whose facet counts are its cells: a cell shows what its link leads to, and
the rules that protect personal stories hold in it as they do in search.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from search import links
from search.engines.base import SearchResponse
from search.facets import BY_KEY, CROSS_CUTTING
from search.missing import build_missing_href
from search.query import SearchQuery

AREA: Final = "priority_area"
#: In a table, “All priority areas” would be taken for the sum of the others.
CROSS_CUTTING_NAME: Final = "Applies to all areas"


@dataclass(frozen=True)
class View:
    """One table: what the areas are set against."""

    key: str
    caption: str
    explanation: str
    #: Long lists go down the page, with the areas across.
    is_turned: bool = False
    #: Whether values that no record holds are left out: where several schemes say the same.
    only_held: bool = False


VIEWS: Final = (
    View(
        "type",
        "Kinds of record",
        "What there is about each area.",
    ),
    View(
        "outcome",
        "What happened in case studies",
        "Whether what was tried made things better. “Not measured” and “too few to tell yet” are "
        "gaps in what is known, even where there are case studies.",
    ),
    View(
        "stage",
        "How far case studies have come",
        "Whether changes lasted, and whether they have spread to other places.",
    ),
    View(
        "setting",
        "Care settings",
        "Where in care the work was done.",
        is_turned=True,
    ),
    View(
        "ethnic_group",
        "Ethnic groups",
        "Whose inequality was addressed, as the sources name it. Groups that no record names are "
        "not listed, nor are groups that are named in a source’s own words alone.",
        is_turned=True,
        only_held=True,
    ),
)


@dataclass(frozen=True)
class Heading:
    """What a row or a column is about, with its own search where it has one."""

    value: str
    label: str
    href: str = ""
    count: int | None = None


@dataclass(frozen=True)
class Cell:
    """How many records an area has of one value, and where they are."""

    label: str
    count: int
    #: The search that shows them; where there are none, the way to tell us of some.
    href: str


@dataclass(frozen=True)
class Table:
    """One view, ready to be drawn."""

    view: View
    columns: tuple[Heading, ...]
    rows: tuple[tuple[Heading, tuple[Cell, ...]], ...]


def build_queries(areas: Iterable[str]) -> list[SearchQuery]:
    """Return the searches whose answers fill the tables: one for each area."""
    return [SearchQuery(filters={AREA: frozenset({area})}, page_size=1) for area in areas]


def name_areas(areas: Mapping[str, str]) -> dict[str, str]:
    """Return the areas by name, and what applies to all of them."""
    return {**areas, CROSS_CUTTING: CROSS_CUTTING_NAME}


def build_tables(
    areas: Mapping[str, str], answers: Sequence[SearchResponse], action: str
) -> list[Table]:
    """Return every view.

    Args:
        areas: labels by value.
        answers: to the search of each area, in the same order.
        action: where a cell's records are searched.
    """
    found = dict(zip(areas, answers, strict=True))
    return [_build_table(view, areas, found, action) for view in VIEWS]


def _build_table(
    view: View, areas: Mapping[str, str], found: Mapping[str, SearchResponse], action: str
) -> Table:
    counts = {
        area: {item.value: item.count for item in answer.facets[view.key]}
        for area, answer in found.items()
    }
    values = {
        value: Heading(value, label)
        for value, label in BY_KEY[view.key].values.items()
        if not view.only_held or any(counted.get(value) for counted in counts.values())
    }
    named = {
        area: Heading(area, label, _search(action, (AREA, area)), found[area].total)
        for area, label in areas.items()
    }
    down, across = (values, named) if view.is_turned else (named, values)

    def build_cell(row: str, column: str) -> Cell:
        area, value = (column, row) if view.is_turned else (row, column)
        count = counts[area].get(value, 0)
        address = _search(action, (AREA, area), (view.key, value))
        label = f"{values[value].label}, {named[area].label}"
        return Cell(label, count, address if count else build_missing_href(address, label))

    rows = tuple(
        (heading, tuple(build_cell(row, column) for column in across))
        for row, heading in down.items()
    )
    return Table(view, tuple(across.values()), rows)


def _search(action: str, *pairs: tuple[str, Any]) -> str:
    return links.build_href(action, list(pairs))
