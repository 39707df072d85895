"""CSV: a table that a spreadsheet opens as it is, and that cannot make it calculate anything."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from repository.records.csl import Repository, cite_original
from search.export.export import Export
from search.facets import CROSS_CUTTING_LABEL

#: Without this, Excel takes UTF-8 for the letters of Windows.
BYTE_ORDER_MARK: Final = "\ufeff"
#: A cell that begins so is a formula to a spreadsheet, whatever was meant; the last four are signs
#: of full width, which Excel in East Asia reads as the others.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BETWEEN: Final = "; "

Content = Mapping[str, Any]
_COLUMNS: Final[Mapping[str, Callable[[Content, Repository], str]]] = {
    "Identifier": lambda content, _: content["identifier"],
    "Permanent address": lambda content, site: f"{site.address}/id/{content['identifier']}",
    "Type": lambda content, _: content["type_label"],
    "Title": lambda content, _: content["title"],
    "Summary": lambda content, _: content["summary"],
    "Priority areas": lambda content, _: _BETWEEN.join(_list_areas(content)),
    "Organisations": lambda content, _: _BETWEEN.join(_labels(content["organisations"])),
    "Year of the work": lambda content, _: str(content["year"] or ""),
    "State": lambda content, _: content["state_label"],
    "Published here": lambda content, _: content["published"] or "",
    "Provenance": lambda content, _: content["provenance_label"],
    "Licence": lambda content, _: content["licence"]["label"],
    "Cite the original": lambda content, _: cite_original(content),
}


def write_csv(export: Export) -> Iterator[str]:
    """Return the lines of the table, its header first."""
    write = start_table()
    yield BYTE_ORDER_MARK + write(_COLUMNS)
    for released in export.iterate_released():
        cells = (read(released.outline, export.repository) for read in _COLUMNS.values())
        yield write(defuse(cell) for cell in cells)


def start_table() -> Callable[[Iterable[str]], str]:
    """Return what makes a line of cells."""
    # All cells in quotation marks: one that was cut at another sign could begin a formula there.
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL)
    return writer.writerow


def defuse(cell: str) -> str:
    """Return a cell that stays text: a formula may fetch an address or run a command."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


class _Echo:
    """A file that hands back each line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _list_areas(content: Content) -> Iterator[str]:
    yield from _labels(content["priority_areas"])
    if content["cross_cutting"]:
        yield CROSS_CUTTING_LABEL


def _labels(items: Iterable[Mapping[str, str]]) -> Iterator[str]:
    yield from dict.fromkeys(item["label"] for item in items)
