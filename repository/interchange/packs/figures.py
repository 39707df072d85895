"""The figures of a record's measures as rows, as CSV, and what CSVW says of that. Pure.

Every figure is one that the page shows: small numbers are hidden before anything gets here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from repository.measures.disclosure import SUPPRESSED
from search.export.spreadsheet import defuse, start_table

Content = Mapping[str, Any]
#: A share with the counts behind it, as `disclosure` writes it.
_FRACTION: Final = re.compile(r"([\d.]+)% \((\d+)/(\d+)\)")
_NUMBER: Final = re.compile(r"-?\d[\d,]*(\.\d+)?")
#: What CSVW finds by itself beside any table of a folder.
METADATA_NAME: Final = "csv-metadata.json"


@dataclass(frozen=True)
class Column:
    """One column of a table of figures."""

    name: str
    title: str
    description: str
    datatype: str = "string"


_MEASURE: Final = Column("measure", "Measure", "The measure's name.")
POINTS: Final = (
    _MEASURE,
    Column("period", "Period", "The period, in the words of the source."),
    Column("group", "Group", "The group, in the words of the source."),
    Column(
        "shown",
        "Figure",
        f"The figure as the page shows it; {SUPPRESSED} where it is hidden because it is small.",
    ),
    Column(
        "value",
        "Value",
        "The figure as a number (a share in per cent); empty where there is none to show.",
        "decimal",
    ),
    Column("numerator", "Numerator", "Of a share, as it may be shown.", "integer"),
    Column("denominator", "Denominator", "Of a share, as it may be shown.", "integer"),
    Column("change_made", "Change made", "What was changed in this period."),
)
REPORTED: Final = (
    _MEASURE,
    Column("group", "Group", "Whom it is about; empty for all."),
    Column("baseline", "Before", "Before the change, as reported."),
    Column("result", "Result", "After it, as reported."),
    Column("period", "Period", "When, as reported."),
    Column("source", "Source", "Where it was reported."),
)


def list_measures(content: Content) -> list[Mapping[str, Any]]:
    """Return the measures of a record, in the order of the page."""
    return [
        measure
        for section in content["sections"]
        if section["kind"] == "measures"
        for measure in section["value"]
    ]


def list_points(measure: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield the points of a measure, a row each, by period and then by group."""
    table = measure["table"]
    if not table:
        return
    notes: dict[str, list[str]] = {}
    for note in table["annotations"]:
        notes.setdefault(note["period"], []).append(note["text"])
    for row in table["rows"]:
        changes = "; ".join(notes.get(row["period"], ()))
        for group, shown in zip(table["groups"], row["cells"], strict=True):
            yield (measure["name"], row["period"], group, shown, *read_figure(shown), changes)


def list_reported(measure: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield the results of a measure as a publication gave them."""
    for result in measure["reported"]:
        yield (measure["name"], *(result[column.name] for column in REPORTED[1:]))


def read_figure(shown: str) -> tuple[str, str, str]:
    """Return a figure's value, numerator and denominator, each empty where it has none."""
    if fraction := _FRACTION.fullmatch(shown):
        value, numerator, denominator = fraction.groups()
        return value, numerator, denominator
    return (shown.replace(",", ""), "", "") if _NUMBER.fullmatch(shown) else ("", "", "")


def build_tables(content: Content) -> Iterator[tuple[str, bytes]]:
    """Yield the tables of a record as CSV, and at the end their description; each with its name."""
    described = []
    measures = list_measures(content)
    for name, columns, list_rows in (
        ("points.csv", POINTS, list_points),
        ("reported.csv", REPORTED, list_reported),
    ):
        if rows := [row for measure in measures for row in list_rows(measure)]:
            yield name, _write(columns, rows)
            described.append(_describe(name, columns))
    if described:
        yield METADATA_NAME, json.dumps(_group(content, described), indent=2).encode()


def _write(columns: tuple[Column, ...], rows: list[tuple[str, ...]]) -> bytes:
    write = start_table()
    lines = [write(column.name for column in columns)]
    for row in rows:
        cells = (
            # A negative number is no formula.
            cell if column.datatype != "string" else defuse(cell)
            for cell, column in zip(row, columns, strict=True)
        )
        lines.append(write(cells))
    return "".join(lines).encode()


def _describe(name: str, columns: tuple[Column, ...]) -> dict[str, Any]:
    return {
        "url": name,
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": [column.name, column.title],
                    "dc:description": column.description,
                    "datatype": column.datatype,
                }
                for column in columns
            ]
        },
    }


def _group(content: Content, tables: list[dict[str, Any]]) -> dict[str, Any]:
    rules = [
        measure["table"]["disclosure_note"]
        for measure in list_measures(content)
        if measure["table"] and measure["table"]["disclosure_note"]
    ]
    said: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": f"Figures of “{content['title']}”",
        "dc:identifier": content["identifier"],
        "tables": tables,
    }
    if rules:
        said["dc:description"] = " ".join(dict.fromkeys(f"{rule}." for rule in rules))
    if content["licence"]["url"]:
        said["dc:license"] = {"@id": content["licence"]["url"]}
    return said
