"""Sends a record with all that goes with it, to take away."""

import hashlib
import mimetypes
import tempfile
from collections.abc import Callable
from http import HTTPStatus
from typing import IO, Any, Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from repository.addresses import read_address
from repository.interchange.api.limits import Minute
from repository.interchange.packs.building import build_pack
from repository.interchange.packs.choosing import Choice, choose
from repository.interchange.packs.printing import build_pdf
from repository.interchange.packs.typeset import NoPdfError
from repository.interchange.responses import gone
from repository.records.readable import find_record, is_readable
from search.repository import describe_repository

#: Single records that one visitor may take in a minute: each takes a moment of a processor.
PER_MINUTE: Final = 60
minute: Final = Minute()
ZIP: Final = "application/zip"
PDF: Final = "application/pdf"
Send = Callable[[HttpRequest, Choice], FileResponse | HttpResponse]


@require_safe
def record_zip(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """Send the pack of one record."""
    return _answer(request, identifier, _send_zip)


@require_safe
def record_pdf(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """Send one record as a tagged PDF."""
    return _answer(request, identifier, _send_pdf)


def _answer(request: HttpRequest, identifier: str, send: Send) -> HttpResponseBase:
    record = find_record(identifier)
    if not is_readable(request, record):
        return gone(record)
    choice = choose([record.pk])
    if not choice.held:
        return _refuse("This may be read on its page and not be taken away.")
    etag = build_etag(request, choice)
    known: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if known is None and request.method == "HEAD":
        # It would be built, to send nothing of it.
        empty = HttpResponse(content_type=mimetypes.guess_type(request.path)[0])
        known = finish_pack(empty, choice, etag)
    if known is not None:
        return known
    if minute.take(read_address(request), PER_MINUTE).is_spent:
        return _refuse("Try again in a minute.", HTTPStatus.TOO_MANY_REQUESTS)
    return finish_pack(send(request, choice), choice, etag)


def _send_zip(request: HttpRequest, choice: Choice) -> FileResponse:
    # Deleted when it is closed, which the response does.
    target: IO[Any] = tempfile.SpooledTemporaryFile(8 * 1024 * 1024)  # noqa: SIM115 - as said
    build_pack(choice, target, describe_repository(request), timezone.localtime())
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=f"{choice.name}.zip", content_type=ZIP)


def _send_pdf(request: HttpRequest, choice: Choice) -> HttpResponse:
    try:
        content = build_pdf(choice, describe_repository(request), timezone.localtime())
    except NoPdfError as error:
        raise Http404("This record cannot be set as a PDF.") from error
    response = HttpResponse(content, content_type=PDF)
    response["Content-Disposition"] = f'attachment; filename="{choice.name}.pdf"'
    return response


def build_etag(request: HttpRequest, choice: Choice) -> str:
    """Return what changes whenever anything in a pack does: datestamps move with all that is shown.

    The day is in it: citations say when the records were seen.
    """
    told = [request.build_absolute_uri("/"), timezone.localdate().isoformat()]
    told += [f"{held.record.pk} {held.record.datestamp.isoformat()}" for held in choice.held]
    told += [*choice.referred, *choice.missing]
    return f"W/{quote_etag(hashlib.sha256('|'.join(told).encode()).hexdigest()[:32])}"


def finish_pack(
    response: HttpResponse | FileResponse, choice: Choice, etag: str
) -> HttpResponseBase:
    """Say who may keep a pack: nobody but the reader, where it shows a person's words."""
    response["X-Robots-Tag"] = "noindex"
    if choice.is_personal:
        response["Cache-Control"] = "no-store"
        return response
    response["Cache-Control"] = "no-cache"
    response["ETag"] = etag
    patch_vary_headers(response, ["Cookie"])
    return response


def _refuse(text: str, status: HTTPStatus = HTTPStatus.FORBIDDEN) -> HttpResponse:
    """Say why there is nothing to take away."""
    response = HttpResponse(f"{text}\n", "text/plain; charset=utf-8", status.value)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
