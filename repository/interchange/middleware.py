"""Signposts on the way out: pages and files come from rooms below, which know nothing of them."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse

from repository.interchange.documents import DOCUMENTS
from repository.interchange.signposting.responses import (
    point_from_document,
    point_from_file,
    point_from_page,
)

_FILE: Final = "media:serve"
_DOCUMENTS: Final = frozenset(document.name for document in DOCUMENTS)


class SignpostingMiddleware:
    """Adds typed links to records, their files, and the documents that describe them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; a file or a document says to which record it belongs."""
        response = self.get_response(request)
        match = request.resolver_match
        # Not every piece of a recording that is being played, and nothing that is not there.
        if match is None or response.status_code != HTTPStatus.OK:
            return response
        if match.view_name == _FILE:
            point_from_file(request, response, "{folder}/{name}".format(**match.kwargs))
        elif _is_document(request.path, match.kwargs):
            identifier, number = match.kwargs["identifier"], match.kwargs.get("number")
            point_from_document(request, response, identifier.lower(), number)
        return response

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """Let a record's page say what belongs to it, before it is rendered."""
        if response.status_code == HTTPStatus.OK:
            point_from_page(request, response)
        return response


def _is_document(path: str, parts: dict[str, Any]) -> bool:
    """Return whether an address is that of a document about a record, not about a part of it."""
    return parts.keys() <= {"identifier", "number", "extension"} and (
        path.rpartition("/")[2] in _DOCUMENTS
    )
