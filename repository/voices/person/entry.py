"""The way in and out: a key, a code, a language, the end. Nothing happens when a page is opened."""

from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from repository.voices.links import (
    LinkState,
    build_path,
    find_link,
    find_state,
    read_token,
)
from repository.voices.models import PersonLink, Purpose
from repository.voices.person import codes, wording
from repository.voices.person.answers import end
from repository.voices.person.events import Kind, identifier_of
from repository.voices.person.forms import CodeForm, KeyForm
from repository.voices.person.languages import COOKIE, cookie_path, list_languages
from repository.voices.person.pages import own, private, show, show_gone
from repository.voices.person.sessions import find_answer, find_session, set_session
from repository.voices.person.telling import is_by_email, send_code, tell_officers
from repository.voices.withdrawal import cannot_be_recalled

#: Which page opens first.
LANDING: Final = {
    Purpose.FINISHED: "person:read",
    Purpose.AGREED: "person:choices",
    Purpose.WITHDRAW: "person:withdraw",
}


@require_http_methods(["GET", "HEAD", "POST"])
@private
def start(request: HttpRequest) -> HttpResponseBase:
    """Show where a link leads, and open it for whoever has the code too.

    Machines that check e-mail open every link: opening this one changes nothing.
    """
    if "key" not in request.GET:
        return _ask_for_key(request)
    link = find_link(request.GET["key"])
    if link is None or find_state(link) is not LinkState.UNOPENED:
        mine = find_session(request)
        # Whoever has it open already may follow the link again, in the same browser.
        if link is not None and mine is not None and mine.pk == link.pk:
            return redirect(_landing(link))
        return show_gone(request)
    match request.method, request.POST.get("do"):
        case "POST", "send" if is_by_email(link.consent):
            return _send(request, link)
        case "POST", "open":
            return _open(request, link)
    return _show_start(request, link)


def _ask_for_key(request: HttpRequest) -> HttpResponseBase:
    if request.method != "POST":
        mine = find_session(request)
        return (
            redirect(_landing(mine))
            if mine
            else show(request, "enter", {"form": KeyForm()}, session=False)
        )
    form = KeyForm(request.POST)
    if form.is_valid():
        return redirect(build_path(read_token(form.cleaned_data["key"])))
    return show(request, "enter", {"form": form}, session=False, status=HTTPStatus.BAD_REQUEST)


def _send(request: HttpRequest, link: PersonLink) -> HttpResponseBase:
    try:
        sent = send_code(link)
    except codes.TooManyError:
        return _show_start(
            request, link, problem=wording.CODE_SOON, status=HTTPStatus.TOO_MANY_REQUESTS
        )
    if not sent:
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return _show_start(request, link, problem=wording.CODE_NOT_SENT, status=status)
    return redirect(request.get_full_path())


def _open(request: HttpRequest, link: PersonLink) -> HttpResponseBase:
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            key = codes.open_link(link, form.cleaned_data["code"])
        except codes.WrongCodeError as error:
            if not error.left:
                tell_officers(identifier_of(link), Kind.LOCKED)
                return show_gone(request)
            form.add_error("code", wording.CODE_LAST if error.left == 1 else wording.CODE_WRONG)
        except codes.CodeError:
            form.add_error("code", wording.CODE_OVER)
        else:
            response = redirect(_landing(link))
            set_session(response, key)
            return response
    return _show_start(request, link, form=form, status=HTTPStatus.BAD_REQUEST)


def _show_start(
    request: HttpRequest, link: PersonLink, *, status: HTTPStatus = HTTPStatus.OK, **context: Any
) -> HttpResponseBase:
    shown = {
        "form": CodeForm(),
        "purpose": link.purpose,
        "by_email": is_by_email(link.consent),
        "has_code": codes.has_code(link) or bool(context.get("form")),
        "until": date_format(timezone.localtime(link.expires_at), "j F Y, H:i"),
        **context,
    }
    return show(request, "start", shown, session=False, status=status)


def _landing(link: PersonLink) -> str:
    return LANDING[Purpose(link.purpose)]


@require_POST
@own
def finish(request: HttpRequest, link: PersonLink) -> HttpResponseBase:  # noqa: ARG001 - a view's signature
    """End the session without another answer."""
    end(link)
    return redirect("person:done")


@require_safe
@private
def done(request: HttpRequest) -> HttpResponseBase:
    """Say what happened and what comes next, to whoever did it, for as long as the cookie lives."""
    mine = find_session(request)
    if mine is not None:
        return redirect(_landing(mine))
    kind = find_answer(request)
    if kind is None:
        return show_gone(request)
    context = {"kind": kind.value, "cannot_be_recalled": cannot_be_recalled()}
    return show(request, "done", context, session=False)


@require_POST
@private
def language(request: HttpRequest) -> HttpResponseBase:
    """Keep the language that a person chose, and go back to where they were."""
    here = request.POST.get("here", "")
    safe = url_has_allowed_host_and_scheme(here, None) and here.startswith(cookie_path())
    response = redirect(here if safe else cookie_path())
    wanted = request.POST.get("language", "")
    if wanted in {choice["value"] for choice in list_languages()}:
        response.set_cookie(COOKIE, wanted, path=cookie_path(), httponly=True, samesite="Strict")
    return response
