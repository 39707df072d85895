"""Records as an export writes them: their words and consent as they are at that moment."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils import timezone

from repository.records.choices import READABLE
from repository.records.consent import Surface, permitted_parts
from repository.records.content import build_outline
from repository.records.csl import Edition
from repository.records.models import Record, RecordVersion
from search.loading import load_records


@dataclass(frozen=True)
class Cited:
    """A record that may leave, and which version of it this is."""

    content: dict[str, Any]
    edition: Edition | None


def load_cited(identifiers: Sequence[str]) -> Iterator[Cited]:
    """Return records in the order given, without any that may not leave now.

    Takes the same number of queries however many there are.
    """
    records = {record.pk: record for record in load_records(identifiers)}
    editions = _load_editions(identifiers)
    for identifier in identifiers:
        record = records.get(identifier)
        if record is not None and (parts := _find_parts(record)):
            page: Any = record.page
            yield Cited(build_outline(page, parts), editions.get(identifier))


def _find_parts(record: Record) -> frozenset[str]:
    page: Any = record.page
    if page is None or not page.live or record.state not in READABLE:
        return frozenset()
    return permitted_parts(page, Surface.BULK)


def _load_editions(identifiers: Collection[str]) -> dict[str, Edition]:
    """Return the newest version of each record: numbers and dates only ever grow."""
    rows = (
        RecordVersion.objects.filter(record__in=identifiers)
        .order_by()
        .values_list("record")
        .annotate(Max("number"), Max("date"))
    )
    return {identifier: Edition(number, _to_day(date)) for identifier, number, date in rows}


def _to_day(moment: dt.datetime) -> dt.date:
    return timezone.localdate(moment)
