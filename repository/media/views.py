"""The one view that sends files. `MEDIA_ROOT` itself is never served."""

import mimetypes

from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase

from repository.media.access import may_view
from repository.media.models import RepositoryDocument, RepositoryImage, RepositoryRendition

#: Kinds a browser may show in the page. Everything else is a download, never run as HTML.
INLINE = ("image/", "audio/", "video/", "application/pdf", "text/vtt")


def serve(request: HttpRequest, folder: str, name: str) -> HttpResponseBase:
    """Send a file to whoever may see it; to anyone else it does not exist."""
    path = f"{folder}/{name}"
    media, subject = _find(path)
    if media is None or not may_view(request.user, subject):
        raise Http404
    content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    try:
        opened = media.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        opened,
        content_type=content_type,
        as_attachment=not content_type.startswith(INLINE) or content_type == "image/svg+xml",
        filename=name,
    )
    response["X-Content-Type-Options"] = "nosniff"
    # Consent may end at any moment, so no cache keeps a copy of its own.
    response["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Robots-Tag"] = "noindex"
    return response


def _find(
    path: str,
) -> tuple[RepositoryImage | RepositoryRendition | RepositoryDocument | None, Model]:
    if rendition := RepositoryRendition.objects.select_related("image").filter(file=path).first():
        return rendition, rendition.image
    for model in (RepositoryImage, RepositoryDocument):
        if found := model.objects.filter(file=path).first():
            return found, found
    return None, RepositoryImage()
