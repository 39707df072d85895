"""What a person can do with their story: each a page that asks, and an answer that is sent."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from repository.records.consent import Surface, permitted
from repository.records.models import Consent
from repository.voices.models import PersonLink
from repository.voices.person import answers, wording
from repository.voices.person.forms import (
    ChangesForm,
    CreditForm,
    list_credits,
)
from repository.voices.person.pages import own, show
from repository.voices.person.story import load_piece
from repository.voices.steps import has_seen
from repository.voices.withdrawal import cannot_be_recalled

_ask = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@own
def choices(request: HttpRequest, link: PersonLink) -> HttpResponseBase:
    """Say what was agreed to, and offer everything that can be done."""
    context = {
        **_agreement(link.consent),
        "saved": "saved" in request.GET,
        "is_public": is_public(link.consent),
        "may_release": not link.consent.released,
        "may_pause": link.consent.released,
    }
    return show(request, "choices", context)


@require_safe
@own
def read(request: HttpRequest, link: PersonLink) -> HttpResponseBase:
    """Show the finished piece as it will appear, with the question after it."""
    return _show_piece(request, link)


@require_POST
@own
def happy(request: HttpRequest, link: PersonLink) -> HttpResponseBase:
    """Take a yes to the piece that was on the screen, and to no later one."""
    try:
        answers.agree(link, request.POST.get("revision", ""))
    except answers.ChangedMeanwhileError:
        return _show_piece(request, link, stale=wording.PIECE_CHANGED, status=HTTPStatus.CONFLICT)
    return redirect("person:release")


@_ask
@own
def release(request: HttpRequest, link: PersonLink) -> HttpResponseBase:
    """Ask whether the piece that was seen may be shared, and take the answer."""
    if not has_seen(link.consent):
        return redirect("person:read")
    match request.method, request.POST.get("answer"):
        case "POST", "yes":
            try:
                answers.release(link)
            except answers.ChangedMeanwhileError:
                return redirect("person:read")
            return redirect("person:done")
        case "POST", "no":
            answers.end(link)
            return redirect("person:done")
    agreement = _agreement(link.consent)
    agreed = [row for row in (*agreement["scopes"], *agreement["parts"]) if row["agreed"]]
    return show(request, "release", {"scopes": agreed, "credit": agreement["credit"]})


@_ask
@own
def changes(request: HttpRequest, link: PersonLink) -> HttpResponseBase:
    """Take in the person's words what should be different."""
    form = ChangesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        answers.ask_for_changes(link, form.cleaned_data["words"])
        return redirect("person:done")
    context = {"form": form, "is_public": is_public(link.consent)}
    return show(request, "changes", context, status=_status_of(form))


@_ask
@own
def limits(request: HttpRequest, link: PersonLink) -> HttpResponseBase:
    """Take ticks away; there is no way to add one."""
    if request.method == "POST":
        answers.limit(link, request.POST.getlist("keep"))
        return redirect(f"{reverse('person:choices')}?saved")
    return show(request, "limits", _agreement(link.consent))


@_ask
@own
def credit(request: HttpRequest, link: PersonLink) -> HttpResponseBase:
    """Take less of a name than was agreed to."""
    if not link.consent.show_name:
        return redirect("person:choices")
    given = request.POST if request.method == "POST" else None
    form = CreditForm(given, consent=link.consent, initial={"credit": "now"})
    if form.is_valid():
        answers.credit(link, form.cleaned_data["credit"])
        return redirect(f"{reverse('person:choices')}?saved")
    context = {
        "form": form,
        "credit": link.consent.credit,
        "options": [{"value": value, "text": text} for value, text in list_credits(link.consent)],
    }
    return show(request, "credit", context, status=_status_of(form))


@_ask
@own
def pause(request: HttpRequest, link: PersonLink) -> HttpResponseBase:
    """Hide a story until its teller says otherwise."""
    if request.method == "POST":
        answers.pause(link)
        return redirect("person:done")
    return show(request, "pause")


@_ask
@own
def withdraw(request: HttpRequest, link: PersonLink) -> HttpResponseBase:
    """Say what will happen and what cannot be undone; then do it."""
    if request.method == "POST":
        answers.withdraw_story(link)
        return redirect("person:done")
    context = {
        "cannot_be_recalled": cannot_be_recalled(),
        "may_pause": link.consent.released,
    }
    return show(request, "withdraw", context)


def is_public(consent: Consent) -> bool:
    """Return whether a story can be read on the site now."""
    return consent.voice.live and bool(permitted(consent.voice, Surface.PAGE))


def _show_piece(
    request: HttpRequest, link: PersonLink, *, status: HTTPStatus = HTTPStatus.OK, **context: Any
) -> HttpResponseBase:
    piece = load_piece(link)
    shown = {"content": piece.content, "revision": piece.revision, **context}
    return show(request, "read", shown, status=status)


def _agreement(consent: Consent) -> dict[str, Any]:
    def rows(sentences: Any) -> list[dict[str, Any]]:
        return [
            {"name": name, "text": text, "agreed": getattr(consent, name)}
            for name, text in sentences.items()
        ]

    return {
        "scopes": rows(wording.SCOPES),
        "parts": rows(wording.PARTS),
        "credit": consent.credit if consent.show_name else "",
    }


def _status_of(form: Any) -> HTTPStatus:
    return HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
