"""What all of the person's own pages share: privacy, language, and a session or a kind refusal."""

import functools
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Concatenate, Final

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.debug import sensitive_post_parameters

from repository.voices.links import DAYS
from repository.voices.models import PersonLink
from repository.voices.person.languages import choose_language, list_languages
from repository.voices.person.sessions import find_answer, find_session

View = Callable[..., HttpResponseBase]
OwnView = Callable[Concatenate[HttpRequest, PersonLink, ...], HttpResponseBase]
_POLICY: Final = {"script-src": [NONE], "connect-src": [NONE], "frame-ancestors": [NONE]}
#: Not `no-referrer`: browsers then send forms without an origin, and Django refuses them. This one
#: gives the site's name alone, so that neither key nor page is told to anyone.
_REFERRER: Final = "strict-origin"


def private(view: View) -> View:
    """Keep a page out of caches, search engines, frames and referrers, in the person's language."""

    @csp_replace(_POLICY)
    @sensitive_post_parameters()
    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(choose_language(request)):
            response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = _REFERRER
        return response

    return answer


def own(view: OwnView) -> View:
    """Give a view the link whose session this is; without one, say how it ended or how to get one.

    So a form that is sent twice, and the browser's way back, lead to what was done the first time.
    """

    @private
    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        link = find_session(request)
        if link is not None:
            return view(request, link, *args, **kwargs)
        return redirect("person:done") if find_answer(request) else show_gone(request)

    return answer


def show(
    request: HttpRequest,
    name: str,
    context: dict[str, Any] | None = None,
    *,
    session: bool = True,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Return one of the pages.

    Args:
        request: what was asked.
        name: of the template.
        context: what it reads.
        session: whether there is a session to close.
        status: of the answer.
    """
    language = translation.get_language() or ""
    shared = {
        "language": language,
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "languages": list_languages(),
        "here": request.get_full_path(),
        "session": session,
    }
    return render(
        request, f"voices/person/{name}.html", {**shared, **(context or {})}, status=status
    )


def show_gone(request: HttpRequest) -> HttpResponse:
    """Return the one page for whatever cannot be opened, whyever that is.

    It is the same for a link that never was: nobody learns from it whether there is a story.
    """
    return show(request, "gone", {"days": DAYS}, session=False, status=HTTPStatus.GONE)
