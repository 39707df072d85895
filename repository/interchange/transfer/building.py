"""Rows of an archive as instances of models, and page tables filled many rows at once."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, TypeVar

from django.db.models import Model, sql

from repository.interchange.transfer.fields import read_field
from repository.interchange.transfer.rich_text import Change

#: Rows held in memory at once.
BATCH: Final = 200
T = TypeVar("T")


def batches(rows: Iterable[T]) -> Iterator[list[T]]:
    """Yield rows some at a time."""
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def read_values(fields: Iterable[Any], row: Mapping[str, Any], change: Change) -> dict[str, Any]:
    """Return what a row says of fields, by `attname`. What it does not name keeps its default."""
    by_name = {field.name: field for field in fields}
    if unknown := row.keys() - by_name.keys():
        raise ValueError(f"a later release wrote it: {', '.join(sorted(unknown))} is unknown here")
    return {by_name[name].attname: read_field(by_name[name], row[name], change) for name in row}


def build(model: type[Model], row: Mapping[str, Any], change: Change) -> Any:
    """Return an instance, not saved, that holds what a row says."""
    return model(**read_values(model._meta.concrete_fields, row, change))


def insert_own_table(model: type[Model], rows: list[Any]) -> None:
    """Insert the rows of one table of an inheritance chain, many at once.

    Django's bulk_create refuses models with parents; its insert query does not.
    """
    query = sql.InsertQuery(model)
    query.insert_values(model._meta.local_concrete_fields, rows, raw=True)
    query.get_compiler("default").execute_sql()
