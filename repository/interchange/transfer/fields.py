"""A model's field as JSON and back. References go through `Change`, in either direction."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import FileField, ForeignKey, Model
from wagtail.fields import RichTextField, StreamField

from repository.interchange.transfer import layout
from repository.interchange.transfer.rich_text import Change, change_references
from repository.interchange.transfer.streams import Edit, change_stream, keep


def write_field(field: Any, row: Model, change: Change, edit: Edit = keep) -> Any:
    """Return what a row holds in a field, as JSON can hold it."""
    value = getattr(row, field.attname)
    if isinstance(field, ForeignKey):
        return None if value is None else change(field.related_model, value)
    if isinstance(field, StreamField):
        return change_stream(field.stream_block, value.get_prep_value(), change, edit)
    if isinstance(field, RichTextField):
        return change_references(value, change)
    if isinstance(field, FileField):
        return value.name
    return _write_plain(value)


def _write_plain(value: Any) -> Any:
    """Return a value that refers to nothing."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, Decimal):
        return str(value)  # a number of JSON would be read as another
    return value.isoformat() if isinstance(value, dt.date) else value


def names_of(model: type[Model], *without: str) -> Sequence[str]:
    """Return the names of a model's own fields, its key left out."""
    fields = model._meta.concrete_fields
    return [field.name for field in fields if not field.primary_key and field.name not in without]


def write_fields(row: Model, names: Iterable[str], change: Change) -> dict[str, Any]:
    """Return what a row holds in some of its fields."""
    return {name: write_field(row._meta.get_field(name), row, change) for name in names}


def read_field(field: Any, plain: Any, change: Change) -> Any:
    """Return what a field holds, for its `attname`."""
    if isinstance(field, ForeignKey):
        return None if plain is None else change(field.related_model, plain)
    if isinstance(field, StreamField):
        stored = change_stream(field.stream_block, plain, change, keep)
        return field.to_python(json.dumps(stored))
    if isinstance(field, RichTextField):
        return change_references(plain, change)
    if isinstance(field, FileField):
        if not layout.MEDIA_NAME.fullmatch(plain):
            raise ValueError(f"“{plain}” is no name of a file")
        return plain
    return field.to_python(plain)
