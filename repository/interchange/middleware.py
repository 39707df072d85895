"""Signposts on the way out: pages and files come from rooms below, which know nothing of them."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse

from repository.interchange.signposting.responses import point_from_file, point_from_page

_FILE: str = "media:serve"


class SignpostingMiddleware:
    """Adds typed links to what records show; documents of this room add their own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; a file that belongs to a record says so."""
        response = self.get_response(request)
        match = request.resolver_match
        # Not every piece of a recording that is being played.
        if match and match.view_name == _FILE and response.status_code == HTTPStatus.OK:
            point_from_file(request, response, "{folder}/{name}".format(**match.kwargs))
        return response

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """Let a record's page say what belongs to it, before it is rendered."""
        if response.status_code == HTTPStatus.OK:
            point_from_page(request, response)
        return response
