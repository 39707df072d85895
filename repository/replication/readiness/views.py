"""The readiness check of a record: a page to print, and a workbook. Nothing is sent."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from repository.records.choices import RecordType
from repository.records.content import build_content
from repository.records.csl import build_address
from repository.records.history import describe_state
from repository.records.models import Record
from repository.records.readable import find_page, find_record, is_readable
from repository.records.tombstone import render_tombstone
from repository.replication.readiness.questions import ANSWERS, Group, build_questions
from repository.replication.readiness.workbook import MEDIA_TYPE, Origin, write_workbook
from search.repository import describe_repository
from search.responses import finish

#: What is replicated. No voice is: a story is nobody's to copy.
_TYPES = (RecordType.CASE_STUDY, RecordType.TOOL)


@require_safe
def show(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """Show the questions with boxes to fill in on paper."""
    record = _find(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    groups, origin, content = _read(request, record)
    context = {
        "record": record,
        "content": content,
        "today": describe_state(record),
        "groups": groups,
        "origin": origin.describe(),
        "answers": ANSWERS,
        "breadcrumbs": [
            {"text": "Home", "href": "/"},
            {"text": content["title"], "href": f"/id/{record.pk}"},
        ],
    }
    response = render(request, "replication/readiness.html", context)
    return finish(request, response, personal=False)


@require_safe
def download(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """Send the same questions as a workbook."""
    record = _find(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    groups, origin, _content = _read(request, record)
    response = HttpResponse(write_workbook(groups, origin), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{record.pk}-readiness.xlsx"'
    response["X-Robots-Tag"] = "noindex"
    # Made anew each time: what stands in it must still be public then.
    response["Cache-Control"] = "no-cache"
    return response


def _find(identifier: str) -> Record:
    record = find_record(identifier)
    if record.type not in _TYPES:
        raise Http404
    return record


def _read(request: HttpRequest, record: Record) -> tuple[Sequence[Group], Origin, dict[str, Any]]:
    """Return the questions of a readable record, and where they come from.

    Raises:
        Http404: it says nothing that a place could be ready for.
    """
    content = build_content(find_page(record))
    groups = build_questions(content)
    if not groups:
        raise Http404
    newest = record.versions.order_by("-number").only("number", "date").first()
    licence = content["licence"]
    origin = Origin(
        title=content["title"],
        identifier=record.pk,
        version=newest.number if newest else None,
        date=newest.day if newest else None,
        address=build_address(content, describe_repository(request)),
        licence=" ".join(filter(None, (licence["label"], licence["url"]))),
    )
    return groups, origin, content
