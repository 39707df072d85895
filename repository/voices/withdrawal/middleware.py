"""Shuts the site while withdrawals wait to be carried out again after a restore."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from repository.voices.withdrawal.standing import gate

#: Probes answer for themselves.
_OPEN: Final = "/health/"


class WithdrawalsMiddleware:
    """Answers every page with 503, the admin's too, until the list has been replayed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let a request through when every withdrawal stands."""
        if request.path.startswith(_OPEN) or gate.is_open():
            return self.get_response(request)
        return _refuse()


def _refuse() -> HttpResponse:
    page = render_to_string("restoring.html")
    response = HttpResponse(page, status=HTTPStatus.SERVICE_UNAVAILABLE.value)
    response["Cache-Control"] = "no-store"
    response["Retry-After"] = "300"
    return response
