"""Errors for machines, as problem details (RFC 9457)."""

from http import HTTPStatus
from typing import Any, Final

from django.http import JsonResponse

PROBLEM: Final = "application/problem+json"


def problem(
    status: HTTPStatus, detail: str, *, kind: str = "about:blank", **members: Any
) -> JsonResponse:
    """Return an error in the standard form.

    Args:
        status: of the response.
        detail: what a reader can do about it.
        kind: the address of the kind of problem, where it has one.
        members: what else a program can use.
    """
    data = {"type": kind, "title": status.phrase, "status": status.value, "detail": detail}
    response = JsonResponse({**data, **members}, status=status, content_type=PROBLEM)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response
