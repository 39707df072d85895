"""What is left of a record that may no longer be read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from repository.records.choices import RecordType, State


def render_tombstone(request: HttpRequest, record: Any) -> HttpResponse:
    """Say that there was a record, and nothing about a person (410 Gone)."""
    # A personal story leaves its identifier and no more, however it came to be unreadable.
    silent = record.type == RecordType.VOICE or record.state == State.CONSENT_ENDED
    context = {
        "identifier": record.pk,
        "consent_ended": silent,
        "date": "" if silent or not record.state_date else record.state_date.isoformat(),
        "organisation": "" if silent else record.responsible_organisation,
        "reason_label": "" if silent else _reason(record),
        "replacement": record.replacement,
    }
    response = TemplateResponse(request, "records/tombstone.html", context, status=410)
    response["Cache-Control"] = "no-store"
    return response


def _reason(record: Any) -> str:
    """Return the kind of reason; never an editor's own words, which may name someone."""
    if record.state != State.REMOVED:
        return str(record.get_state_display())
    return str(record.get_reason_category_display() or "No reason was recorded")
