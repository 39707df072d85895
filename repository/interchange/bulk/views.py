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
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from repository.interchange.bulk.lines import write_lines
from repository.interchange.bulk.state import build_etag
from repository.interchange.bulk.table import (
    MEDIA_TYPE,
    METADATA_TYPE,
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
def records_table(request: HttpRequest) -> HttpResponseBase:
    """Send a record a row, and say where its columns are described."""
    response = _send(request, write_table(describe_repository(request)), MEDIA_TYPE)
    address = request.build_absolute_uri(reverse("interchange:records_table_metadata"))
    response["Link"] = f'<{address}>; rel="describedby"; type="{METADATA_TYPE}"'
    return response


@require_safe
def records_table_metadata(request: HttpRequest) -> HttpResponseBase:
    """Describe the columns of the table."""
    publisher = PublisherSettings.for_request(request)
    said = build_metadata(describe_repository(request), publisher.licence_url)
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
