"""What the API says of itself: its description for programs, and a page for people."""

from functools import cache
from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from repository.interchange.api.api import API
from repository.interchange.api.explanation import explain
from repository.interchange.api.problems import not_found
from repository.interchange.api.search_description import add_search
from search.problems import PROBLEM

_JSON: Final = "application/json"
_QUOTA: Final = {
    "RateLimit-Policy": "How many requests a minute are allowed.",
    "RateLimit": "How many of them are left, and for how many seconds.",
}
#: Beside the quota.
_HEADERS: Final = {
    HTTPStatus.OK: {
        "ETag": "What to send as If-None-Match; absent when an answer shows a story.",
        "Link": "The next page of a list, while there is one.",
    },
    HTTPStatus.TOO_MANY_REQUESTS: {"Retry-After": "Seconds to wait."},
}


@require_safe
def description(request: HttpRequest) -> JsonResponse:
    """Describe the API in the form of OpenAPI 3.1."""
    address = request.build_absolute_uri("/").rstrip("/")
    return JsonResponse({**describe(), "servers": [{"url": address}]})


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Explain the API to people, from its description."""
    context = {
        "operations": explain(describe()),
        "description_url": reverse("interchange:api:openapi"),
        "breadcrumbs": [{"text": "Home", "href": "/"}],
        "site": request.build_absolute_uri("/").rstrip("/"),
    }
    return render(request, "interchange/api.html", context)


def nothing(request: HttpRequest) -> HttpResponse:
    """Say that there is nothing at an address under the API's."""
    return not_found(request, Http404())


@cache
def describe() -> dict[str, Any]:
    """Return the description, put right where what writes it cannot know."""
    found: dict[str, Any] = dict(API.get_openapi_schema(path_prefix="/api/"))
    for operations in found["paths"].values():
        # It is the same operation, and its name may stand there once only.
        operations.pop("head", None)
        for operation in operations.values():
            _put_right(operation)
    add_search(found)
    return found


def _put_right(operation: dict[str, Any]) -> None:
    for parameter in operation["parameters"]:
        parameter["schema"] = _without_null(parameter["schema"])
    for status, response in operation["responses"].items():
        if status != HTTPStatus.OK:
            response["content"] = {PROBLEM: response["content"].pop(_JSON)}
        response["headers"] = {
            name: {"description": text, "schema": {"type": "string"}}
            for name, text in {**_HEADERS.get(status, {}), **_QUOTA}.items()
        }


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a parameter that may be left out: null cannot stand in an address."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind.get("type") != "null"]
    if len(kinds) != 1:
        return schema
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**kinds[0], **rest}
