"""Records with what their documents need, in few queries however many they are."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.db.models import QuerySet

from repository.records.models import (
    CaseStudyPage,
    PolicyRecommendationPage,
    Record,
    RecordPage,
    ToolPage,
    VoicePage,
)

_PAGE_TYPES: Final[tuple[type[RecordPage], ...]] = (
    CaseStudyPage,
    PolicyRecommendationPage,
    ToolPage,
    VoicePage,
)
_RELATED: Final = (
    "priority_areas",
    "themes",
    "tags",
    "organisations__organisation",
    "ethnic_groups",
    "contributors",
)


def load_records(identifiers: Iterable[str]) -> list[Record]:
    """Return those of the records that exist, each with its specific page in place."""
    found = Record.objects.filter(pk__in=list(identifiers)).select_related("replacement__page")
    records = list(found.order_by("pk"))
    keys = [record.page_id for record in records if record.page_id]
    pages: dict[int, Any] = {}
    for page_type in _PAGE_TYPES:
        chosen: QuerySet[Any] = page_type.objects.filter(pk__in=keys)
        pages |= {page.pk: page for page in chosen.prefetch_related(*_RELATED)}
    for record in records:
        page = pages.get(record.page_id or 0)
        record.page = page
        if page is not None:
            page.record = record
    return records


def iterate_identifiers(size: int) -> Iterator[Sequence[str]]:
    """Return the identifiers of all records in batches, each read anew from the table."""
    last = ""
    while batch := list(
        Record.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:size]
    ):
        yield batch
        last = batch[-1]
