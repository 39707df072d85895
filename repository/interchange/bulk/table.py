"""`records.csv`, a record a row, and its description as CSVW (Tabular Data on the Web)."""

from collections.abc import Iterator
from typing import Any, Final

from repository.interchange.bulk.columns import COLUMNS, describe
from repository.interchange.bulk.reading import iterate_released
from repository.records.csl import Repository
from search.export.spreadsheet import defuse, start_table

MEDIA_TYPE: Final = "text/csv; charset=utf-8; header=present"
METADATA_TYPE: Final = "application/csvm+json"
_DEFUSED: Final = (
    "A text that a spreadsheet would take for a formula begins with an apostrophe here, "
    "and not in records.jsonl.gz."
)


def write_table(repository: Repository) -> Iterator[bytes]:
    """Return the table, its header first, in pieces.

    No byte order mark: programs that read UTF-8 would take it for a part of the first title.
    """
    write = start_table()
    yield write(column.name for column in COLUMNS).encode()
    for batch in iterate_released():
        rows = [
            write(defuse(column.write(released, repository)) for column in COLUMNS)
            for released in batch
        ]
        yield "".join(rows).encode()


def build_metadata(repository: Repository, licence: str) -> dict[str, Any]:
    """Return what CSVW says of the table.

    Args:
        repository: where it is published.
        licence: the address of the licence of the site's own words.
    """
    said: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": "records.csv",
        "dc:title": f"Records of the {repository.name}",
        "dc:description": _DEFUSED,
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n", "\n"]},
        "tableSchema": {
            "columns": [describe(column) for column in COLUMNS],
            "primaryKey": "identifier",
            "aboutUrl": f"{repository.address}/id/{{identifier}}",
        },
    }
    if repository.publisher:
        said["dc:publisher"] = repository.publisher
    if licence:
        said["dc:license"] = {"@id": licence}
    return said
