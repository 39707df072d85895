"""Pages of e-mail alerts: ask for one, confirm it, change it, stop it. None needs an account."""

import logging
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from search.alerts import keeping
from search.alerts.forms import AlertForm, FrequencyForm
from search.alerts.links import own_href
from search.alerts.mail import build_request
from search.alerts.saved import LONGEST, SavedSearch, read_asked, read_kept
from search.models import Frequency, SearchAlert

logger = logging.getLogger(__name__)
_NOT_SENT = "We could not send an email to this address. Check it, or try again later"
_TOO_MANY = "We cannot take any more requests today. Try again tomorrow"
_TOO_LONG = "This search is too long to save. Use fewer words or filters"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Show the search in words, and take an address for it."""
    search = read_asked(dict(request.GET.lists()))
    if request.method != "POST":
        form = AlertForm(initial={"frequency": Frequency.WEEKLY})
        return _show(request, "ask", {"form": form, "search": search})
    form = AlertForm(request.POST)
    status = HTTPStatus.BAD_REQUEST
    if form.is_valid():
        failed = _take(form.cleaned_data, search)
        if failed is None:
            return redirect("search_alert_sent")
        said, status = failed
        form.add_error(None, said)
    return _show(request, "ask", {"form": form, "search": search}, status)


def _take(given: dict[str, Any], search: SavedSearch) -> tuple[str, HTTPStatus] | None:
    """Keep the request and write to the address; return what went wrong, if anything.

    What the reader is told is the same whether the address was known or not.
    """
    if len(search.parameters) > LONGEST:
        return _TOO_LONG, HTTPStatus.BAD_REQUEST
    try:
        alert = keeping.ask(given["email"], search.parameters, given["frequency"])
    except keeping.TooManyError:
        return _TOO_MANY, HTTPStatus.TOO_MANY_REQUESTS
    if alert is None:
        return None
    try:
        build_request(alert).send()
    except OSError as error:
        # smtplib's errors repeat the address: only their kind is logged.
        logger.warning("No e-mail could be sent to confirm an alert: %s", type(error).__name__)
        return _NOT_SENT, HTTPStatus.SERVICE_UNAVAILABLE
    return None


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Say what to do next, to everybody alike."""
    return _show(request, "sent", {"days": keeping.CONFIRM_WITHIN.days})


@require_safe
def stopped(request: HttpRequest) -> HttpResponse:
    """Say that nothing more will come."""
    return _show(request, "stopped", {})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Let the owner of the address confirm, change and stop an alert.

    Nothing happens when the page is only opened: machines that check e-mail open every link.
    """
    alert = keeping.find(request.GET.get("key", ""))
    if alert is None:
        return _show(request, "gone", {}, HTTPStatus.NOT_FOUND)
    if request.method == "POST":
        return _act(request, alert)
    if alert.confirmed_at is None:
        return _show_own(request, alert, "confirm")
    form = FrequencyForm(initial={"frequency": alert.frequency})
    return _show_own(request, alert, "own", form=form, done=request.GET.get("done", ""))


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest) -> HttpResponse:
    """Stop an alert at one press: of the reader here, or of a button in a mail program.

    A mail program posts without a cookie (RFC 8058), so none is asked for: who has the key may
    stop the alert. It may post twice, so an alert that has stopped already is none the worse.
    """
    alert = keeping.find(request.GET.get("key", ""))
    if request.method == "POST":
        if alert is not None:
            keeping.stop(alert)
        return _show(request, "stopped", {})
    if alert is None:
        return _show(request, "gone", {}, HTTPStatus.NOT_FOUND)
    return _show_own(request, alert, "stop")


def _act(request: HttpRequest, alert: SearchAlert) -> HttpResponse:
    match request.POST.get("do"):
        case "confirm":
            running = keeping.confirm(alert)
            return redirect(own_href(running, done="confirmed"))
        case "stop":
            keeping.stop(alert)
            return redirect("search_alert_stopped")
        case "stop-all":
            keeping.stop_all(alert)
            return redirect("search_alert_stopped")
        case "change" if alert.confirmed_at is not None:
            form = FrequencyForm(request.POST)
            if not form.is_valid():
                return _show_own(request, alert, "own", HTTPStatus.BAD_REQUEST, form=form)
            keeping.change(alert, Frequency(form.cleaned_data["frequency"]))
            return redirect(own_href(alert, done="changed"))
    return redirect(own_href(alert))


def _show_own(
    request: HttpRequest,
    alert: SearchAlert,
    name: str,
    status: HTTPStatus = HTTPStatus.OK,
    **context: Any,
) -> HttpResponse:
    shown = {
        "alert": alert,
        "own_href": own_href(alert),
        "search": read_kept(alert.parameters),
        **context,
    }
    return _show(request, name, shown, status)


def _show(
    request: HttpRequest, name: str, context: dict[str, Any], status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    breadcrumbs = [{"text": "Home", "href": "/"}, {"text": "Search", "href": reverse("search")}]
    response = render(
        request,
        f"search/alerts/{name}.html",
        {**context, "breadcrumbs": breadcrumbs},
        status=status,
    )
    response["X-Robots-Tag"] = "noindex"
    return response
