"""Rows → what pages hold: their own tables, lists, what belongs to them, consent to stories."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from wagtail.models import Page

from repository.interchange.transfer.arrivals import Arrivals
from repository.interchange.transfer.building import (
    batches,
    build,
    insert_own_table,
    read_values,
)
from repository.interchange.transfer.page_tree import page_type
from repository.interchange.transfer.pages_out import child_relations, list_fields, own_fields
from repository.interchange.transfer.withheld import PAGE_FIELDS
from repository.records.models import Consent

#: Who asked for a consent, and when, stays with whoever did.
TAKEN_BY = "As recorded by the site that this story was imported from"


def fill_pages(arrivals: Arrivals, kept: set[int]) -> None:
    """Fill what hangs on the page tree.

    Args:
        arrivals: knows the key of every page.
        kept: pages that have rows in their own tables already.
    """
    for batch in batches(_read_pages(arrivals)):
        pages: dict[type[Page], list[Page]] = defaultdict(list)
        rows: dict[type[Model], list[Model]] = defaultdict(list)
        for page, values, hanging in batch:
            if page.pk not in kept:
                pages[type(page)].append(page)
            elif values:
                type(page)._default_manager.filter(pk=page.pk).update(**values)
            for row in hanging:
                rows[type(row)].append(row)
        for model, made_pages in pages.items():
            for table in _tables(model):
                insert_own_table(table, made_pages)
        for row_model, made_rows in rows.items():
            row_model._default_manager.bulk_create(made_rows)


def _read_pages(arrivals: Arrivals) -> Iterator[tuple[Page, dict[str, Any], list[Model]]]:
    """Yield each page with what its own tables hold, and the rows that hang on it."""
    for row in arrivals.rows("pages"):
        model = page_type(row)
        said = {name: value for name, value in row["fields"].items() if name not in PAGE_FIELDS}
        values = read_values(own_fields(model), said, arrivals.change)
        page = model(**values)
        for table in (Page, *_tables(model)):
            setattr(page, table._meta.pk.attname, arrivals.change(Page, row["address"]))
        yield page, values, list(_make_rows(page, row, arrivals))


def _tables(model: type[Page]) -> list[type[Model]]:
    """Return the models whose tables hold a part of a page type, Wagtail's own left out."""
    parents = [table for table in model._meta.get_parent_list() if table is not Page]
    return [*reversed(parents), model] if model is not Page else []


def _make_rows(page: Page, row: dict[str, Any], arrivals: Arrivals) -> Iterator[Model]:
    model, key = type(page), page.pk
    relations = {item.get_accessor_name(): item for item in child_relations(model)}
    for name, children in row["children"].items():
        relation = relations[name]
        for child in children:
            made = build(relation.related_model, child, arrivals.change)
            setattr(made, relation.field.attname, key)
            yield made
    fields = {field.name: field for field in list_fields(model)}
    for name, chosen in row["lists"].items():
        field = fields[name]
        here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        for other in chosen:
            target = arrivals.change(field.related_model, other)
            yield field.remote_field.through(**{here: key, there: target})
    if "consent" in row:
        consent = build(Consent, row["consent"], arrivals.change)
        consent.voice_id, consent.taken_by = key, TAKEN_BY
        # Only a story whose consent was in force by then has left.
        consent.given_on = arrivals.exported.date()
        consent.seen_final = consent.released = True
        yield consent
