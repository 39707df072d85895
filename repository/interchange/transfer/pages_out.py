"""Pages as rows: fields, lists and what belongs to them, without what stays behind."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from repository.interchange.transfer import withheld
from repository.interchange.transfer.building import batches
from repository.interchange.transfer.departures import Departures
from repository.interchange.transfer.fields import write_field
from repository.interchange.transfer.leaving import CONSENT, parts_of
from repository.records.consent import PARTS
from repository.records.models import Consent, VoicePage


def own_fields(model: type[Page]) -> list[Any]:
    """Return the fields that a page type adds to Wagtail's page."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.model is not Page and not getattr(field.remote_field, "parent_link", False)
    ]


def page_fields() -> list[Any]:
    """Return the fields of Wagtail's page that leave."""
    return [Page._meta.get_field(name) for name in withheld.PAGE_FIELDS]


def child_relations(model: type[Page]) -> list[Any]:
    """Return what belongs to a page type, Wagtail's comments left out."""
    relations = get_all_child_relations(model)
    return [item for item in relations if item.related_model._meta.app_label != "wagtailcore"]


def child_fields(relation: Any) -> list[Any]:
    """Return the fields of a row that belongs to a page."""
    fields = relation.related_model._meta.concrete_fields
    return [field for field in fields if not field.primary_key and field != relation.field]


def list_fields(model: type[Page]) -> list[Any]:
    """Return the fields of a page type that hold several of something."""
    fields = model._meta.many_to_many
    return [field for field in fields if isinstance(field, ParentalManyToManyField)]


def write_pages(pages: dict[int, str], departures: Departures) -> Iterator[dict[str, Any]]:
    """Yield the pages that leave, in the order of the tree."""
    for batch in batches(pages):
        rows = _write_batch(batch, pages, departures)
        yield from (rows[key] for key in batch)


def _write_batch(
    batch: Sequence[int], pages: dict[int, str], departures: Departures
) -> dict[int, dict[str, Any]]:
    types = Page.objects.filter(pk__in=batch).values_list("content_type", "pk")
    by_type: dict[int, list[int]] = defaultdict(list)
    for content_type, key in types:
        by_type[content_type].append(key)
    rows = {}
    for content_type, keys in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is None or not issubclass(model, Page):
            raise LookupError(f"Pages of a type that the code no longer knows: {content_type}.")
        for page, row in _write_type(model, keys, departures):
            rows[page.pk] = {"address": pages[page.pk], "type": model._meta.label_lower, **row}
    return rows


def _write_type(
    model: type[Page], keys: Sequence[int], departures: Departures
) -> Iterator[tuple[Page, dict[str, Any]]]:
    found = model._default_manager.filter(pk__in=keys)
    if issubclass(model, VoicePage):
        found = found.select_related(*CONSENT)
    loaded = list(found)
    parts = {page.pk: parts_of(page) if isinstance(page, VoicePage) else PARTS for page in loaded}
    kept = {page.pk: withheld.withheld_names(page, parts[page.pk]) for page in loaded}
    children = {
        item.get_accessor_name(): (item, _load_children(item, keys))
        for item in child_relations(model)
    }
    lists = {field.name: (field, _load_lists(field, keys)) for field in list_fields(model)}
    for page in loaded:
        stays = kept[page.pk]
        row: dict[str, Any] = {
            "fields": {
                field.name: write_field(field, page, departures.change, withheld.withhold_counts)
                for field in [*page_fields(), *own_fields(model)]
                if field.name not in stays
            },
            "lists": {
                name: [departures.change(field.related_model, key) for key in chosen[page.pk]]
                for name, (field, chosen) in lists.items()
                if name not in stays
            },
            "children": {
                name: list(_write_children(item, of_page[page.pk], departures))
                for name, (item, of_page) in children.items()
                if name not in stays
            },
        }
        if isinstance(page, VoicePage) and page.is_personal and hasattr(page, "consent"):
            row["consent"] = _write_consent(page.consent, departures)
        yield page, row


def _write_consent(consent: Consent, departures: Departures) -> dict[str, Any]:
    """Return what may be done with a story and until when, so that whoever imports it must obey."""
    row = {
        name: write_field(Consent._meta.get_field(name), consent, departures.change)
        for name in withheld.CONSENT_FIELDS
    }
    return row if consent.show_name else {**row, "credit": ""}


def _load_children(relation: Any, keys: Sequence[int]) -> dict[int, list[Model]]:
    model, field = relation.related_model, relation.field
    rows = model._default_manager.filter(**{f"{field.name}__in": keys})
    has_order = any(other.name == "sort_order" for other in model._meta.concrete_fields)
    found: dict[int, list[Model]] = defaultdict(list)
    for row in rows.order_by(*(["sort_order"] if has_order else []), "pk"):
        found[getattr(row, field.attname)].append(row)
    return found


def _load_lists(field: Any, keys: Sequence[int]) -> dict[int, list[int]]:
    through = field.remote_field.through
    here, there = field.m2m_field_name(), field.m2m_reverse_field_name()
    rows = through._default_manager.filter(**{f"{here}__in": keys}).order_by("pk")
    found: dict[int, list[int]] = defaultdict(list)
    for key, other in rows.values_list(f"{here}_id", f"{there}_id"):
        found[key].append(other)
    return found


def _write_children(
    relation: Any, rows: Sequence[Model], departures: Departures
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a page; one that refers to what stays behind stays behind as well."""
    for row in rows:
        written = {
            field.name: write_field(field, row, departures.change)
            for field in child_fields(relation)
        }
        lost = (
            written[field.name] is None and getattr(row, field.attname) is not None
            for field in child_fields(relation)
        )
        if not any(lost):
            yield written
