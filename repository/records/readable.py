"""Which records were ever published, and whether someone may read one now."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from repository.records.choices import READABLE
from repository.records.models import Record


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


def find_page(record: Record) -> Any:
    """Return the page of a readable record, of its own type."""
    if record.page is None:  # pragma: no cover - a readable record has a page
        raise Http404
    return record.page.specific
