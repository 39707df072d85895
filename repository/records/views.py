"""Permanent addresses: to the page, to a frozen version, to the history, or to a tombstone."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from repository.records.choices import RecordType, State
from repository.records.consent import Surface
from repository.records.frozen import readable_content, readable_html
from repository.records.history import (
    choose,
    compare_versions,
    describe_state,
    list_redactions,
    list_versions,
)
from repository.records.linked import resolve, shows_voices
from repository.records.models import Record, RecordVersion
from repository.records.readable import find_page, find_record, is_readable
from repository.records.tombstone import render_tombstone


def newest(request: HttpRequest, identifier: str) -> HttpResponse:
    """Lead to the page that shows a record now."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    return HttpResponseRedirect(find_page(record).get_url(request))


def version(request: HttpRequest, identifier: str, number: int) -> HttpResponse:
    """Show the words that were public from one publication on."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    found = get_object_or_404(RecordVersion, record=record, number=number)
    latest = record.versions.values_list("number", flat=True)[0]
    kept = readable_content(found, find_page(record))
    content = resolve(kept, Surface.PAGE)
    context = {
        "record": record,
        "content": content,
        "version": {
            "number": found.number,
            "date": found.day.isoformat(),
            "change_note": found.change_note,
            "title": found.title,
            "html": readable_html(found, kept, content),
            "sha256": found.sha256,
            "newest_url": record.get_absolute_url(),
            "history_url": reverse("records:history", args=[record.pk]),
            "is_newest": found.number == latest,
            "redactions": list_redactions(found),
        },
        "today": describe_state(record),
    }
    response = TemplateResponse(request, "records/version.html", context)
    response["X-Robots-Tag"] = "noindex"
    return _uncached(response, record, shows_voices=shows_voices(content))


def history(request: HttpRequest, identifier: str) -> HttpResponse:
    """List a record's versions, and show what changed between two of them."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    versions = list_versions(record)
    chosen = choose(request.GET, [item["number"] for item in versions])
    comparison = compare_versions(record, chosen) if chosen and not chosen.problem else None
    context = {
        "record": record,
        "versions": versions,
        "title": record.page.title if record.page else record.pk,
        "language": {"value": record.page.language} if record.page else None,
        "chosen": chosen,
        "comparison": comparison,
        "today": describe_state(record),
    }
    response = TemplateResponse(request, "records/history.html", context)
    if chosen or record.state == State.RETRACTED:
        response["X-Robots-Tag"] = "noindex"
    shows_voices = bool(comparison and comparison["shows_voices"])
    return _uncached(response, record, shows_voices=shows_voices)


def _uncached(
    response: HttpResponse, record: Record, *, shows_voices: bool = False
) -> HttpResponse:
    """Let no cache outlive a consent."""
    if shows_voices or record.type == RecordType.VOICE:
        response["Cache-Control"] = "no-store"
    return response
