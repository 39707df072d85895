"""How each address of the API behaves: how often it may be asked, and who may keep an answer."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt

from repository.addresses import read_address
from repository.interchange.api.limits import Minute, Quota
from search.problems import problem
from search.responses import finish

#: Registered with the draft that names the headers.
_QUOTA_EXCEEDED: Final = "https://iana.org/assignments/http-problem-types#quota-exceeded"
#: What every operation understands.
READ: Final = ["GET", "HEAD"]
_NO_STORE: Final = "no-store"
minute: Final = Minute()

View = Callable[..., HttpResponseBase]


def forbid_keeping(response: HttpResponse) -> None:
    """Say that no cache may keep an answer: it shows a person's story."""
    response["Cache-Control"] = _NO_STORE


def politely(view: View) -> View:
    """Wrap a view of the API: limit, errors, ETag and 304."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        limit = settings.API_REQUESTS_PER_MINUTE
        quota = minute.take(read_address(request), limit) if limit else None
        if quota and quota.is_spent:
            response: HttpResponseBase = _refuse(quota)
        else:
            response = _finish(request, view(request, *args, **kwargs))
        for name, value in quota.headers() if quota else ():
            response[name] = value
        return response

    return answer


def _refuse(quota: Quota) -> HttpResponse:
    detail = f"That was more than {quota.limit} requests in a minute. Go on in {quota.reset} s."
    return problem(
        HTTPStatus.TOO_MANY_REQUESTS,
        detail,
        kind=_QUOTA_EXCEEDED,
        **{"violated-policies": ["minute"]},
    )


def _finish(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if isinstance(response, HttpResponseNotAllowed):
        refused = problem(HTTPStatus.METHOD_NOT_ALLOWED, "This API can only be read.")
        refused["Allow"] = ", ".join(READ)
        return refused
    if not isinstance(response, HttpResponse) or response.status_code != HTTPStatus.OK:
        return response
    personal = response.get("Cache-Control") == _NO_STORE
    return finish(request, response, personal=personal)
