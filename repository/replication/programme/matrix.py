"""The tables of the programme view. Pure: answers of searches in, tables out.

Each row is one search, and the counts of its facets are the cells: a number is what the search
behind its link finds, and the rules that protect personal stories hold in it as they do there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from repository.replication.programme.ages import AGES, YEAR
from repository.replication.programme.sites import Site
from repository.replication.programme.tables import AREAS_AGE, SET_AGAINST, SITES_AREAS, Column
from search.engines.base import SearchResponse
from search.gaps import AREA, Cell, Heading, Table, View
from search.links import build_href
from search.missing import build_missing_href
from search.query import SearchQuery, Values

ORGANISATION: Final = "organisation"
ALL: Final = "All records"


@dataclass(frozen=True)
class Row:
    """What one row is about: a search, and its answer."""

    key: str
    label: str
    filters: Values
    answer: SearchResponse


def list_rows(
    areas: Mapping[str, str], sites: Sequence[Site], base: Values
) -> list[tuple[str, str, Values]]:
    """Return key, label and filters of each row: everything, the areas, then the sites.

    A site without organisations has no row: its search would be one for everything.
    """
    return [
        ("", ALL, base),
        *((area, label, {**base, AREA: frozenset({area})}) for area, label in areas.items()),
        *(
            (site.key, site.name, {**base, ORGANISATION: site.organisations})
            for site in sites
            if site.organisations
        ),
    ]


def build_query(filters: Values) -> SearchQuery:
    """Return the search whose counts fill a row."""
    return SearchQuery(filters=filters, page_size=1)


def build_tables(
    areas: Mapping[str, str], rows: Sequence[Row], this_year: int, *, with_ages: bool
) -> list[Table]:
    """Return every table.

    Args:
        areas: labels of the priority areas.
        rows: of `list_rows`, with their answers.
        this_year: from which ages are counted.
        with_ages: whether ages are compared; not where one was chosen.
    """
    everything, by_area = rows[0], list(rows[1 : len(areas) + 1])
    by_site = list(rows[len(areas) + 1 :])
    columns = [Column(label, frozenset({area})) for area, label in areas.items()]
    tables = [_build_table(SITES_AREAS, AREA, columns, [*by_site, everything])]
    for facet in SET_AGAINST:
        values = facet.list_columns()
        tables += [
            _build_table(facet.of_areas, facet.key, values, [*by_area, everything]),
            _build_table(facet.of_sites, facet.key, values, [*by_site, everything]),
        ]
    if with_ages:
        years = {item.value for item in everything.answer.facets[YEAR]}
        ages = [Column(age.label, age.choose(years, this_year)) for age in AGES]
        tables.append(_build_table(AREAS_AGE, YEAR, ages, [*by_area, everything]))
    return [table for table in tables if len(table.rows) > 1]


def _build_table(view: View, key: str, columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    return Table(
        view,
        tuple(Heading(column.label, column.label) for column in columns),
        tuple(
            (
                _build_heading(row),
                tuple(_build_cell(row, key, column) for column in columns),
            )
            for row in rows
        ),
    )


def _build_heading(row: Row) -> Heading:
    """Return a row's heading: one without records leads nowhere.

    Search ignores a year that no record holds, and would find more than nothing.
    """
    total = row.answer.total
    return Heading(row.key, row.label, _search(row.filters) if total else "", total)


def _build_cell(row: Row, key: str, column: Column) -> Cell:
    counts = {item.value: item.count for item in row.answer.facets[key]}
    held = frozenset(value for value in column.values if counts.get(value))
    label = f"{column.label}, {row.label}"
    address = _search({**row.filters, key: held or column.values})
    if not held:
        return Cell(label, 0, build_missing_href(address, label))
    return Cell(label, sum(counts[value] for value in held), address)


def _search(filters: Values) -> str:
    return build_href("/search/", [(key, one) for key in filters for one in sorted(filters[key])])
