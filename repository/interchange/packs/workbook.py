"""A workbook to measure the same at another place: definitions, the original's figures, own ones.

It leaves this site as it is, and what is written into it never comes back here.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from repository.interchange.packs.figures import (
    POINTS,
    REPORTED,
    list_measures,
    list_points,
    list_reported,
)
from repository.interchange.packs.plain import keep_printable
from repository.records.csl import Repository, build_address

#: Two years of months for one group.
_EMPTY_ROWS: Final = 24
#: Characters.
_WIDTH, _WIDE = 22, 60
_DEFINITION: Final = (
    ("name", "Measure"),
    ("kind_label", "Kind"),
    ("definition", "Definition"),
    ("numerator", "Numerator"),
    ("denominator", "Denominator"),
    ("unit", "Unit"),
    ("direction_label", "Direction"),
    ("target", "Target"),
    ("source", "Source"),
)
_OWN: Final = ("Measure", "Period", "Group", "Numerator", "Denominator", "Per cent", "Change made")
_ADVICE: Final = (
    "Write one row for each period and group, and always the counts beside the share.",
    "Keep this file inside your organisation: small counts can point to people.",
    "Follow your own rules on small numbers before you show it to anyone else.",
    "A few points that move are no proof. Note when you changed what, and go on counting.",
)


def build_workbook(content: Mapping[str, Any], repository: Repository) -> bytes:
    """Return a workbook for the measures of a record, as XLSX."""
    measures = list_measures(content)
    book = Workbook()
    book.properties.title = keep_printable(f"Measures of “{content['title']}”")
    book.properties.language = "en-GB"
    book.properties.creator = repository.publisher or repository.name
    first = book.active
    first.title = "Read first"
    for line in (
        content["title"],
        f"From {build_address(content, repository)}",
        f"Licence: {content['licence']['label']}",
        *_ADVICE,
    ):
        first.append([keep_printable(line)])
        _as_text(first, first.max_row)
    first["A1"].font = Font(bold=True, size=14)
    first.column_dimensions["A"].width = 2 * _WIDE
    _add_table(
        book,
        "Definitions",
        [title for _key, title in _DEFINITION],
        ([measure[key] for key, _title in _DEFINITION] for measure in measures),
    )
    for name, columns, list_rows in (
        ("Original by period", POINTS, list_points),
        ("Original as reported", REPORTED, list_reported),
    ):
        rows = [row for measure in measures for row in list_rows(measure)]
        if rows:
            _add_table(book, name, [column.title for column in columns], rows)
    own = _add_table(book, "Your figures", _OWN, [[""] * len(_OWN)] * _EMPTY_ROWS)
    for row in range(2, _EMPTY_ROWS + 2):
        # In the row's own cells, so that a row may be moved or copied.
        own.cell(row, 6, f'=IF(OR(D{row}="",E{row}="",E{row}=0),"",ROUND(100*D{row}/E{row},1))')
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _add_table(
    book: Workbook, name: str, titles: Sequence[str], rows: Iterable[Sequence[str]]
) -> Worksheet:
    """Return a sheet with one table, whose head a screen reader reads out with each cell."""
    sheet = book.create_sheet(name)
    sheet.append(list(titles))
    for row in rows:
        sheet.append([keep_printable(cell) or None for cell in row])
        _as_text(sheet, sheet.max_row)
    sheet.freeze_panes = "A2"
    for cell in sheet[1]:
        sheet.column_dimensions[cell.column_letter].width = _WIDTH
    table = Table(displayName=name.replace(" ", "_"), ref=sheet.dimensions)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    return sheet


def _as_text(sheet: Worksheet, row: int) -> None:
    """Let no words become a formula, and every line break within its cell."""
    for cell in sheet[row]:
        if cell.value is not None:
            cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
