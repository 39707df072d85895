"""Answers that all of interchange shares."""

from http import HTTPStatus

from django.http import HttpResponse

from repository.records.models import Record


def gone(record: Record) -> HttpResponse:
    """Return what a machine learns of a record that may not be read: its identifier (410)."""
    text = f"{record.pk} is no longer shared here.\n"
    response = HttpResponse(text, "text/plain; charset=utf-8", HTTPStatus.GONE.value)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
