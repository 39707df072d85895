"""How lists are read on: a cursor in, a link to the next page out."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse

from repository.interchange.api.problems import ParameterError

T = TypeVar("T")


def read_cursor(cursor: str | None, read: Callable[[str], T], start: T) -> T:
    """Return where a reader stands; without a cursor, at the start.

    Raises:
        ParameterError: it is no cursor of this list.
    """
    if cursor is None:
        return start
    try:
        return read(cursor)
    except ValueError:
        detail = "It is no cursor of this list. Leave it out to begin at the start."
        raise ParameterError("cursor", detail) from None


def link_next(request: HttpRequest, response: HttpResponse, cursor: str) -> str:
    """Return the address of the next page, and name it in the header too."""
    parameters = request.GET.copy()
    parameters["cursor"] = cursor
    address = f"{request.path}?{parameters.urlencode()}"
    response["Link"] = f'<{request.build_absolute_uri(address)}>; rel="next"'
    return address
