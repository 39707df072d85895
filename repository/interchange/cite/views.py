"""Sends citations as files or text, and leads to statements."""

from collections.abc import Sequence
from http import HTTPStatus

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from repository.citation.item import Item
from repository.interchange.cite.cited import read_cited
from repository.interchange.cite.formats import BY_EXTENSION, DEFAULT_STYLE, Format, find_style
from repository.interchange.cite.originals import build_original_items
from repository.interchange.responses import gone
from repository.records.choices import RecordType
from repository.records.csl import build_csl_item, build_statement_item, list_statements
from repository.records.models import Record
from repository.records.readable import find_page, find_record, is_readable
from repository.records.tombstone import render_tombstone
from search.repository import describe_repository
from search.responses import finish


@require_safe
def cite(
    request: HttpRequest,
    identifier: str,
    extension: str,
    number: int | None = None,
    key: str = "",
) -> HttpResponseBase:
    """Send the citation of a record, or of one of its versions or statements."""
    record, kind = find_record(identifier), _find_format(extension)
    if not is_readable(request, record):
        return gone(record)
    cited = read_cited(record, number, whole=bool(key))
    repository = describe_repository(request)
    item = build_csl_item(
        cited.content, repository, edition=cited.edition, accessed=timezone.localdate()
    )
    if key:
        found = (part for part in list_statements(cited.content) if part["key"] == key)
        if (statement := next(found, None)) is None:
            raise Http404
        item = build_statement_item(item, statement, repository)
    return _send(request, record, kind, [item], _name_file(record, number, key))


@require_safe
def references(
    request: HttpRequest,
    identifier: str,
    extension: str,
    number: int | None = None,
    place: int | None = None,
) -> HttpResponseBase:
    """Send the works that a record rests on, or one of them, by its place in the list."""
    record, kind = find_record(identifier), _find_format(extension)
    if not is_readable(request, record):
        return gone(record)
    cited = read_cited(record, number, whole=False)
    items = build_original_items(cited.content, accessed=timezone.localdate())
    name = "references"
    if place is not None:
        items, name = items[max(place - 1, 0) : place], f"reference-{place}"
    if not items:
        raise Http404
    return _send(request, record, kind, items, _name_file(record, number, name))


@require_safe
def statement(request: HttpRequest, identifier: str, key: str) -> HttpResponse:
    """Lead to a statement on its page; to one that is no more, in the last version that had it."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    if record.type != RecordType.POLICY_RECOMMENDATION:
        raise Http404
    page = find_page(record)
    if key in {child.value["key"] for child in page.statements}:
        return HttpResponseRedirect(f"{page.get_url(request)}#{key}")
    for version in record.versions.defer("html"):
        if any(part["key"] == key for part in list_statements(version.content)):
            address = reverse("records:version", args=[record.pk, version.number])
            return HttpResponseRedirect(f"{address}#{key}")
    raise Http404


def _find_format(extension: str) -> Format:
    if extension not in BY_EXTENSION:
        raise Http404
    return BY_EXTENSION[extension]


def _name_file(record: Record, number: int | None, part: str) -> str:
    version = f"v{number}" if number is not None else ""
    return "-".join(filter(None, (record.pk, version, part)))


def _send(
    request: HttpRequest, record: Record, kind: Format, items: Sequence[Item], stem: str
) -> HttpResponseBase:
    try:
        style = find_style(request.GET.get("style", DEFAULT_STYLE))
    except ValueError as error:
        text = f"{error}\n"
        return HttpResponse(text, "text/plain; charset=utf-8", HTTPStatus.BAD_REQUEST.value)
    response = HttpResponse(kind.render(items, style), content_type=kind.media_type)
    if kind.is_file:
        response["Content-Disposition"] = f'attachment; filename="{kind.name_file(stem)}"'
    return finish(request, response, personal=record.type == RecordType.VOICE)
