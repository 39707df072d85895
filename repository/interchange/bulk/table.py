"""Tables as CSV, and their descriptions as CSVW (Tabular Data on the Web)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from repository.interchange.bulk import adoption_columns, columns
from repository.interchange.bulk.columns import Column, describe
from repository.interchange.bulk.reading import iterate_adoptions, iterate_released
from repository.records.csl import Repository
from search.export.spreadsheet import defuse, start_table

MEDIA_TYPE: Final = "text/csv; charset=utf-8; header=present"
METADATA_TYPE: Final = "application/csvm+json"
_DEFUSED: Final = (
    "A text that a spreadsheet would take for a formula begins with an apostrophe here"
)


@dataclass(frozen=True)
class Table:
    """A file of rows."""

    name: str
    title: str
    columns: tuple[Column, ...]
    #: Reads the rows, batch by batch.
    read: Callable[[], Iterator[Sequence[Any]]]
    primary_key: str
    #: Where the same stands as it is, without what is done for spreadsheets.
    elsewhere: str
    #: What a row is about, below the site's address.
    about: str = ""


RECORDS: Final = Table(
    "records.csv",
    "Records",
    columns.COLUMNS,
    iterate_released,
    "identifier",
    "in records.jsonl.gz",
    "/id/{identifier}",
)
ADOPTIONS: Final = Table(
    "adoptions.csv",
    "Adoptions of records",
    adoption_columns.COLUMNS,
    iterate_adoptions,
    "number",
    "in the API",
)
TABLES: Final = {table.name: table for table in (RECORDS, ADOPTIONS)}


def write_table(table: Table, repository: Repository) -> Iterator[bytes]:
    """Return a table, its header first, in pieces.

    No byte order mark: programs that read UTF-8 would take it for a part of the first title.
    """
    write = start_table()
    yield write(column.name for column in table.columns).encode()
    for batch in table.read():
        rows = [
            write(defuse(column.write(row, repository)) for column in table.columns)
            for row in batch
        ]
        yield "".join(rows).encode()


def build_metadata(table: Table, repository: Repository, licence: str) -> dict[str, Any]:
    """Return what CSVW says of a table.

    Args:
        table: which one.
        repository: where it is published.
        licence: the address of the licence of the site's own words.
    """
    schema: dict[str, Any] = {
        "columns": [describe(column) for column in table.columns],
        "primaryKey": table.primary_key,
    }
    if table.about:
        schema["aboutUrl"] = repository.address + table.about
    said: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": table.name,
        "dc:title": f"{table.title} of the {repository.name}",
        "dc:description": f"{_DEFUSED}, and not {table.elsewhere}.",
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n", "\n"]},
        "tableSchema": schema,
    }
    if repository.publisher:
        said["dc:publisher"] = repository.publisher
    if licence:
        said["dc:license"] = {"@id": licence}
    return said
