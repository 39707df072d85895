"""Sends a record with all that goes with it, to take away."""

import hashlib
import tempfile
from http import HTTPStatus
from typing import IO, Any, Final

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from repository.interchange.packs.building import build_pack
from repository.interchange.packs.choosing import Choice, choose
from repository.interchange.responses import gone
from repository.records.readable import find_record, is_readable
from search.repository import describe_repository

ZIP: Final = "application/zip"


@require_safe
def record_zip(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """Send the pack of one record."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return gone(record)
    choice = choose([record.pk])
    if not choice.held:
        return _refuse()
    etag = build_etag(request, choice)
    response = get_conditional_response(request, etag=etag)
    if response is not None:
        return response
    if request.method == "HEAD":
        return finish_pack(HttpResponse(content_type=ZIP), choice, etag)
    # Deleted when it is closed, which the response does.
    target: IO[Any] = tempfile.SpooledTemporaryFile(8 * 1024 * 1024)  # noqa: SIM115 - as said
    build_pack(choice, target, describe_repository(request), timezone.localtime())
    target.seek(0)
    sent = FileResponse(target, as_attachment=True, filename=f"{choice.name}.zip", content_type=ZIP)
    return finish_pack(sent, choice, etag)


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


def _refuse() -> HttpResponse:
    """Say that a story is not to be taken away: whoever told it agreed to less."""
    text = "This may be read on its page and not be taken away.\n"
    response = HttpResponse(text, "text/plain; charset=utf-8", HTTPStatus.FORBIDDEN.value)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
