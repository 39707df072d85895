"""Sends everything as a file, while it is being read."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from repository.interchange.bulk.lines import write_lines
from repository.interchange.bulk.state import build_etag
from repository.interchange.bulk.table import (
    MEDIA_TYPE,
    METADATA_TYPE,
    TABLES,
    build_metadata,
    write_table,
)
from repository.interchange.bulk.turns import AT_ONCE, Turns
from repository.publisher.models import PublisherSettings
from search.repository import describe_repository
from search.responses import finish

LINES_TYPE: Final = "application/gzip"
turns: Final = Turns(AT_ONCE)


@require_safe
def records_lines(request: HttpRequest) -> HttpResponseBase:
    """Send a record a line, compressed."""
    return _send(request, write_lines(request), LINES_TYPE)


@require_safe
def table(request: HttpRequest, name: str) -> HttpResponseBase:
    """Send a table, and say where its columns are described."""
    pieces = write_table(TABLES[name], describe_repository(request))
    response = _send(request, pieces, MEDIA_TYPE)
    address = request.build_absolute_uri(f"{request.path}-metadata.json")
    response["Link"] = f'<{address}>; rel="describedby"; type="{METADATA_TYPE}"'
    return response


@require_safe
def table_metadata(request: HttpRequest, name: str) -> HttpResponseBase:
    """Describe the columns of a table."""
    publisher = PublisherSettings.for_request(request)
    said = build_metadata(TABLES[name], describe_repository(request), publisher.licence_url)
    return finish(request, JsonResponse(said, content_type=METADATA_TYPE), personal=False)


def _send(request: HttpRequest, pieces: Iterator[bytes], media_type: str) -> HttpResponseBase:
    etag = build_etag(request.build_absolute_uri())
    # Asked for by the tag alone: a date would not say that a record has gone by time.
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        # A server would read all of it at HEAD too, to send none.
        sent = turns.take(pieces) if request.method == "GET" else ()
        if sent is None:
            return _refuse()
        response = StreamingHttpResponse(sent, content_type=media_type)
        name = request.path.rpartition("/")[2]
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["ETag"] = etag
    # No cache may keep it, since stories may be in it. Who keeps it for re-use asks by the tag.
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _refuse() -> HttpResponse:
    text = "Other files are being sent. Try again in a minute.\n"
    status = HTTPStatus.SERVICE_UNAVAILABLE.value
    response = HttpResponse(text, "text/plain; charset=utf-8", status)
    response["Retry-After"] = "60"
    response["Cache-Control"] = "no-store"
    return response
