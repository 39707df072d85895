"""The one view that sends files. `MEDIA_ROOT` itself is never served."""

import mimetypes
from typing import Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase

from repository.media.access import may_view
from repository.media.models import RepositoryDocument, RepositoryImage, RepositoryRendition
from repository.media.ranges import UnsatisfiableRangeError, Window, parse_range

#: Kinds a browser may show in the page. Everything else is a download, never run as HTML. So is
#: a PDF: a browser's own viewer does not open in a sandbox, and what others wrote is not let out
#: of it; a reader's own program opens it, with the settings that the reader is used to.
INLINE: Final = ("image/", "audio/", "video/", "text/vtt")

Media = RepositoryImage | RepositoryRendition | RepositoryDocument


def serve(request: HttpRequest, folder: str, name: str) -> HttpResponseBase:
    """Send a file to whoever may see it; to anyone else it does not exist."""
    media, subject = _find(f"{folder}/{name}")
    if media is None or not may_view(request, subject):
        raise Http404
    return _send(request, media, name)


def send(request: HttpRequest, folder: str, name: str) -> HttpResponseBase:
    """Send a file, by a road that has asked already whether this person may see it."""
    media, _subject = _find(f"{folder}/{name}")
    if media is None:
        raise Http404
    return _send(request, media, name)


def _send(request: HttpRequest, media: Media, name: str) -> HttpResponseBase:
    response = _build_response(request, media, name)
    response["X-Content-Type-Options"] = "nosniff"
    # Consent may end at any moment, so no cache keeps a copy of its own.
    response["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Robots-Tag"] = "noindex"
    response["Accept-Ranges"] = "bytes"
    # Recordings and pictures are compressed already, and a range of one must arrive as it is.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    return response


def _build_response(request: HttpRequest, media: Media, name: str) -> HttpResponseBase:
    try:
        opened = media.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    size = media.file.size
    # No answer names its version, so a range of a version is a range of one that is gone.
    header = "" if "If-Range" in request.headers else request.headers.get("Range", "")
    try:
        wanted = parse_range(header, size) if request.method == "GET" else None
    except UnsatisfiableRangeError:
        opened.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(
        Window(opened, wanted) if wanted else opened,
        content_type=content_type,
        as_attachment=not content_type.startswith(INLINE) or content_type == "image/svg+xml",
        filename=name,
    )
    if wanted:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{size}"
        response.headers["Content-Length"] = str(wanted.length)
    return response


def _find(path: str) -> tuple[Media | None, RepositoryImage | RepositoryDocument]:
    if rendition := RepositoryRendition.objects.select_related("image").filter(file=path).first():
        return rendition, rendition.image
    for model in (RepositoryImage, RepositoryDocument):
        if found := model.objects.filter(file=path).first():
            return found, found
    return None, RepositoryImage()
