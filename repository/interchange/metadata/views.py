"""Sends what records are, in the formats of `formats`."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from repository.interchange.metadata.described import Described
from repository.interchange.metadata.formats import BY_EXTENSION, FORMATS
from repository.interchange.metadata.reading import read_described
from repository.interchange.responses import gone
from repository.records.choices import RecordType
from repository.records.readable import find_record, is_readable
from search.repository import describe_repository
from search.responses import finish


@require_safe
def metadata(
    request: HttpRequest, identifier: str, extension: str, number: int | None = None
) -> HttpResponseBase:
    """Send the metadata of a record, or of one of its versions."""
    record = find_record(identifier)
    if extension not in BY_EXTENSION:
        raise Http404
    if not is_readable(request, record):
        return gone(record)
    kind, described = BY_EXTENSION[extension], read_described(record, number)
    if kind.applies(described.content):
        document = kind.write(described, describe_repository(request))
        response = HttpResponse(document, content_type=kind.media_type)
    else:
        response = _explain(described)
    return finish(request, response, personal=record.type == RecordType.VOICE)


def _explain(described: Described) -> HttpResponse:
    """Say why there is nothing here, and where there is something."""
    identifier = described.content["identifier"]
    others = ", ".join(
        f"/id/{identifier}/metadata.{kind.extension}"
        for kind in FORMATS
        if kind.applies(described.content)
    )
    text = (
        f"{identifier} is our summary of published work. DataCite describes works at their own "
        f"publisher, so there is no DataCite of a summary here. There is: {others}\n"
    )
    return HttpResponse(text, "text/plain; charset=utf-8", HTTPStatus.NOT_FOUND.value)
