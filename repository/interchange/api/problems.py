"""Why there is no answer, as problem details (RFC 9457). Each error has one place here."""

from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from search.problems import problem

#: The name of the argument that holds all parameters.
ASKED: Final = "asked"
_PREFIX: Final = "Value error, "


class ParameterError(Exception):
    """A parameter cannot be understood."""

    def __init__(self, parameter: str, detail: str) -> None:
        super().__init__(detail)
        self.parameter, self.detail = parameter, detail


class GoneError(Exception):
    """A record has been here and is no more: its identifier is all that is left."""

    def __init__(self, identifier: str) -> None:
        super().__init__(identifier)
        self.identifier = identifier


def register(api: NinjaAPI) -> None:
    """Have the API answer errors in the standard form."""
    for error, answer in (
        (ValidationError, _invalid),
        (ParameterError, _misunderstood),
        (GoneError, _gone),
        (Http404, not_found),
    ):
        api.add_exception_handler(error, answer)


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:
    return _wrong([(_name_parameter(item["loc"]), item["msg"]) for item in error.errors])


def _name_parameter(location: tuple[str | int, ...]) -> str:
    name = [part for part in location if isinstance(part, str)][-1]
    return "" if name == ASKED else name


def _misunderstood(_request: HttpRequest, error: Any) -> HttpResponse:
    return _wrong([(error.parameter, error.detail)])


def _wrong(found: list[tuple[str, str]]) -> HttpResponse:
    errors = [
        {"parameter": parameter, "detail": detail.removeprefix(_PREFIX)}
        for parameter, detail in found
    ]
    detail = "Some parameters could not be understood; `errors` says which."
    return problem(HTTPStatus.BAD_REQUEST, detail, errors=errors)


def _gone(_request: HttpRequest, error: Any) -> HttpResponse:
    detail = "This record is no longer shared here."
    return problem(HTTPStatus.GONE, detail, identifier=error.identifier)


def not_found(_request: HttpRequest, _error: Any) -> HttpResponse:
    """Return that there is nothing at an address, whether or not there is for others."""
    return problem(HTTPStatus.NOT_FOUND, "There is nothing at this address.")
