"""Which records were ever published, and whether someone may read one now."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from repository.publisher.privacy import known_restricted_paths
from repository.records.choices import READABLE, State
from repository.records.models import Record, RecordVersion


def find_public(states: Collection[State] = READABLE) -> QuerySet[Record]:
    """Return the records in some states whose pages are public, consent aside."""
    return Record.objects.filter(are_open("page__"), state__in=states)


def are_open(prefix: str = "") -> Q:
    """Return the condition that everyone may read a page.

    Args:
        prefix: what leads to the page.
    """
    open_to_all = Q(**{f"{prefix}live": True})
    for path in known_restricted_paths():
        open_to_all &= ~Q(**{f"{prefix}path__startswith": path})
    return open_to_all


def find_record(identifier: str) -> Record:
    """Return a record that was public at some time.

    Raises:
        Http404: there was none of this identifier.
    """
    known = Record.objects.filter(first_published__isnull=False).select_related("page")
    return get_object_or_404(known, pk=identifier.lower())


def is_readable(request: HttpRequest, record: Record) -> bool:
    """Return whether a record may be read now by whoever asks.

    Raises:
        Http404: it is for others alone, who are not told that it exists.
    """
    page = record.page
    if record.state not in READABLE or page is None or not page.live:
        return False
    if not all(restriction.accept_request(request) for restriction in page.get_view_restrictions()):
        raise Http404
    return bool(page.specific.is_permitted())


def find_version(record: Record, number: int) -> RecordVersion:
    """Return a version of a record, without its HTML.

    Raises:
        Http404: there is no such version.
    """
    return get_object_or_404(RecordVersion.objects.defer("html"), record=record, number=number)


def find_page(record: Record) -> Any:
    """Return the page of a readable record, of its own type."""
    if record.page is None:  # pragma: no cover - a readable record has a page
        raise Http404
    return record.page.specific
