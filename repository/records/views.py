"""Permanent addresses: to the page, to a frozen version, to the history, or to a tombstone."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from repository.records.choices import RecordType
from repository.records.consent import Surface
from repository.records.frozen import readable_html
from repository.records.linked import quotes_voices, resolve
from repository.records.models import Record, RecordVersion
from repository.records.readable import find_record, is_readable
from repository.records.tombstone import render_tombstone


def newest(request: HttpRequest, identifier: str) -> HttpResponse:
    """Lead to the page that shows a record now."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    page = record.page
    if page is None:  # pragma: no cover - a readable record has a page
        raise Http404
    return HttpResponseRedirect(page.get_url(request))


def version(request: HttpRequest, identifier: str, number: int) -> HttpResponse:
    """Show the words that were public from one publication on."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    found = get_object_or_404(RecordVersion, record=record, number=number)
    latest = record.versions.values_list("number", flat=True)[0]
    content = resolve(found.content, Surface.PAGE)
    response = render(
        request,
        "records/version.html",
        {
            "record": record,
            "version": {
                "number": found.number,
                "date": found.date.date().isoformat(),
                "change_note": found.change_note,
                "title": found.title,
                "html": readable_html(found, record.page.specific, content) if record.page else "",
                "sha256": found.sha256,
                "newest_url": record.get_absolute_url(),
                "history_url": reverse("records:history", args=[record.pk]),
                "is_newest": found.number == latest,
            },
        },
    )
    response["X-Robots-Tag"] = "noindex"
    return _uncached(response, record, shows_voices=quotes_voices(content))


def history(request: HttpRequest, identifier: str) -> HttpResponse:
    """List a record's versions with what changed."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    versions = [
        {
            "number": item.number,
            "date": item.date.date().isoformat(),
            "change_note": item.change_note,
            "title": item.title,
            "url": reverse("records:version", args=[record.pk, item.number]),
        }
        for item in record.versions.defer("content", "html")
    ]
    title = record.page.title if record.page else record.pk
    context = {"record": record, "versions": versions, "title": title}
    return _uncached(render(request, "records/history.html", context), record)


def _uncached(
    response: HttpResponse, record: Record, *, shows_voices: bool = False
) -> HttpResponse:
    """Let no cache outlive a consent."""
    if shows_voices or record.type == RecordType.VOICE:
        response["Cache-Control"] = "no-store"
    return response
