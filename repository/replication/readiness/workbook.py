"""The readiness check as a workbook (XLSX): answers come from a list, and stay with the user."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from repository.replication.readiness.questions import ANSWERS, Group

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET: Final = "Readiness check"
TABLE: Final = "Readiness"
NOTE: Final = (
    "Choose an answer for each line. Nothing leaves this file: the repository keeps no answers."
)
HEADINGS: Final = (
    "Part", "Question", "Key", "What it says", "What it takes", "Answer",
    "What is missing, and who will see to it",
)  # fmt: skip
#: In characters, by column: together they fit on a landscape page.
_WIDTHS: Final = (24, 26, 6, 48, 32, 10, 36)
_ANSWER: Final = HEADINGS.index("Answer") + 1
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True)
class Origin:
    """Where a check comes from: what it must carry once it has left the site."""

    title: str
    identifier: str
    version: int | None
    date: dt.date | None
    address: str
    licence: str

    def describe(self) -> tuple[tuple[str, str], ...]:
        """Return what is said of it, each after its name."""
        version = str(self.version) if self.version else "No version yet"
        told = (
            ("Record", self.title),
            ("Identifier", self.identifier),
            ("Version", version),
            ("Date of the version", self.date.isoformat() if self.date else ""),
            ("Permanent address", self.address),
            ("Licence", self.licence),
        )
        return tuple((name, value) for name, value in told if value)


def write_workbook(groups: Sequence[Group], origin: Origin) -> bytes:
    """Return a workbook that asks what the page asks."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    book.properties.title = f"Readiness check: {_clean(origin.title)}"
    book.properties.language = "en-GB"
    _write(sheet, 1, 1, book.properties.title).font = Font(bold=True, size=16)
    _write(sheet, 2, 1, NOTE)
    row = 3
    for name, value in origin.describe():
        _write(sheet, row, 1, name).font = Font(bold=True)
        _write(sheet, row, 2, value)
        row += 1
    _write_questions(sheet, row + 1, groups)
    return _save(book)


def _write_questions(sheet: Worksheet, first: int, groups: Sequence[Group]) -> None:
    """Write the table of questions; its heading stands in `first` and is repeated on each page."""
    for column, heading in enumerate(HEADINGS, start=1):
        _write(sheet, first, column, heading).alignment = _WRAPPED
    row = first
    for group in groups:
        for question in group.questions:
            row += 1
            said = (group.heading, group.asked, question.key, question.text, question.needs)
            for column, text in enumerate(said, start=1):
                _write(sheet, row, column, text).alignment = _WRAPPED
    choice = DataValidation(type="list", formula1=f'"{",".join(ANSWERS)}"', allow_blank=True)
    choice.promptTitle, choice.prompt = "Answer", f"Choose {', '.join(ANSWERS)}, or leave empty."
    choice.errorTitle, choice.error = "Answer", f"Choose {', '.join(ANSWERS)}, or leave empty."
    letter = sheet.cell(first, _ANSWER).column_letter
    choice.add(f"{letter}{first + 1}:{letter}{row}")
    sheet.add_data_validation(choice)
    last = sheet.cell(first, len(HEADINGS)).column_letter
    table = Table(displayName=TABLE, ref=f"A{first}:{last}{row}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    sheet.freeze_panes = f"A{first + 1}"
    sheet.print_title_rows = f"{first}:{first}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[sheet.cell(first, column).column_letter].width = width


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text as text: one that begins with an equals sign is no formula."""
    cell = sheet.cell(row, column)
    cell.value = _clean(text)
    cell.data_type = "s"
    return cell


def _clean(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def _save(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
