"""The adopter's private pages: confirm, say how it stands in two presses, tell more, take it back.

Nothing happens when a page is only opened: machines that check e-mail open every link.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from repository.replication.adoptions import keeping, updating
from repository.replication.adoptions.forms import StageForm, UpdateForm
from repository.replication.adoptions.links import own_href
from repository.replication.adoptions.moderators import tell_moderators
from repository.replication.adoptions.problems import list_problems
from repository.replication.adoptions.shown import describe
from repository.replication.choices import AdoptionStage, AdoptionStatus
from repository.replication.models import Adoption

_OwnView = Callable[[HttpRequest, Adoption], HttpResponse]


def _private(view: _OwnView) -> Callable[[HttpRequest], HttpResponse]:
    """Give a view the adoption of the key in the address; without one, say that it is over."""

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def found(request: HttpRequest) -> HttpResponse:
        adoption = keeping.find(request.GET.get("key", ""))
        if adoption is None:
            return _render(request, "gone", {}, HTTPStatus.NOT_FOUND)
        return view(request, adoption)

    return found


def _confirmed(view: _OwnView) -> _OwnView:
    """Lead to confirming first."""

    @wraps(view)
    def found(request: HttpRequest, adoption: Adoption) -> HttpResponse:
        if adoption.status == AdoptionStatus.UNCONFIRMED:
            return redirect(own_href(adoption))
        return view(request, adoption)

    return found


@_private
def own(request: HttpRequest, adoption: Adoption) -> HttpResponse:
    """Show what was told and where it stands; take the confirmation."""
    if request.method == "POST":
        if keeping.confirm(adoption):
            tell_moderators(adoption)
            return redirect(own_href(adoption, done="confirmed"))
        return redirect(own_href(adoption))
    name = "confirm" if adoption.status == AdoptionStatus.UNCONFIRMED else "own"
    return _show(request, name, adoption, done=request.GET.get("done", ""))


@_private
@_confirmed
def stage(request: HttpRequest, adoption: Adoption) -> HttpResponse:
    """Take a stage: the first press chose it, the second confirms it."""
    if request.method != "POST":
        chosen = request.GET.get("stage", "")
        if chosen not in AdoptionStage.values:
            return redirect(own_href(adoption))
        form = StageForm(initial={"stage": chosen, "stop_reason": adoption.stop_reason})
        return _show_stage(request, adoption, form, chosen)
    form = StageForm(request.POST)
    if not form.is_valid():
        chosen = request.POST.get("stage", "")
        if chosen not in AdoptionStage.values:
            return redirect(own_href(adoption))
        return _show_stage(request, adoption, form, chosen, HTTPStatus.BAD_REQUEST)
    given = form.cleaned_data
    waits = updating.change_stage(adoption, AdoptionStage(given["stage"]), given["stop_reason"])
    return _done(adoption, waits=waits)


@_private
@_confirmed
def result(request: HttpRequest, adoption: Adoption) -> HttpResponse:
    """Take what happened since: result, equity, and what was changed to fit."""
    if request.method != "POST":
        form = UpdateForm(initial=UpdateForm.read(adoption))
        return _show(request, "result", adoption, form=form)
    form = UpdateForm(request.POST)
    if not form.is_valid():
        return _show(request, "result", adoption, HTTPStatus.BAD_REQUEST, form=form)
    return _done(adoption, waits=updating.tell_result(adoption, form))


@_private
def withdraw(request: HttpRequest, adoption: Adoption) -> HttpResponse:
    """Take the report back."""
    if request.method == "POST":
        keeping.withdraw(adoption)
        return redirect("adoptions:withdrawn")
    return _show(request, "withdraw", adoption)


@require_safe
def withdrawn(request: HttpRequest) -> HttpResponse:
    """Say that nothing of it shows any more."""
    return _render(request, "withdrawn", {})


def _done(adoption: Adoption, *, waits: bool) -> HttpResponse:
    if waits:
        tell_moderators(adoption)
    return redirect(own_href(adoption, done="waits" if waits else "changed"))


def _show_stage(
    request: HttpRequest,
    adoption: Adoption,
    form: StageForm,
    chosen: str,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    return _show(
        request,
        "stage",
        adoption,
        status,
        form=form,
        chosen=chosen,
        chosen_label=AdoptionStage(chosen).label,
        same=chosen == adoption.stage,
        stopped=chosen == AdoptionStage.STOPPED,
    )


def _show(
    request: HttpRequest,
    name: str,
    adoption: Adoption,
    status: HTTPStatus = HTTPStatus.OK,
    **context: Any,
) -> HttpResponse:
    record = adoption.record
    form = context.get("form")
    shown = {
        "adoption": describe(adoption),
        "key": adoption.key,
        "status": adoption.status,
        "record": record,
        "title": record.page.title if record.page else record.pk,
        "stages": AdoptionStage.choices,
        "hrefs": {each: own_href(adoption, each) for each in ("own", "result", "withdraw")},
        "problems": list_problems(form, "result") if form and form.is_bound else [],
        **context,
    }
    return _render(request, name, shown, status)


def _render(
    request: HttpRequest, name: str, context: dict[str, Any], status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    framed = {**context, "breadcrumbs": [{"text": "Home", "href": "/"}]}
    response = render(request, f"replication/adoptions/{name}.html", framed, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
