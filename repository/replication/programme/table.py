"""The numbers of the programme view as CSV."""

from collections.abc import Callable, Iterable, Iterator

from search.export.spreadsheet import BYTE_ORDER_MARK, defuse, start_table
from search.gaps import Table


def write_tables(tables: Iterable[Table], locate: Callable[[str], str]) -> Iterator[str]:
    """Return the lines: one for each cell, with the address of the search that finds as many.

    Args:
        tables: what is written.
        locate: makes an address whole.
    """
    write = start_table()
    yield BYTE_ORDER_MARK + write(("Table", "Row", "Column", "Records", "Search"))
    for table in tables:
        for heading, cells in table.rows:
            total = ("All", str(heading.count or 0), locate(heading.href) if heading.href else "")
            yield write((*map(defuse, (table.view.caption, heading.label)), *total))
            for column, cell in zip(table.columns, cells, strict=True):
                words = (table.view.caption, heading.label, column.label)
                search = locate(cell.href) if cell.count else ""
                yield write((*map(defuse, words), str(cell.count), search))
