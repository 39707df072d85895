"""Pages of e-mail alerts: what they have in common with others is in `search.subscriptions`."""

from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from search.alerts.mail import build_request
from search.alerts.saved import LONGEST, SavedSearch, read_asked, read_kept
from search.models import Frequency, SearchAlert
from search.subscriptions import life, pages
from search.subscriptions.forms import SubscriptionForm

_TOO_LONG: Final = "This search is too long to save. Use fewer words or filters"


def _breadcrumbs() -> list[dict[str, str]]:
    return [{"text": "Home", "href": "/"}, {"text": "Search", "href": reverse("search")}]


_PAGES: Final = pages.Pages(
    model=SearchAlert,
    folder="search/alerts",
    breadcrumbs=_breadcrumbs,
    describe=lambda alert: {"search": read_kept(alert.parameters)},
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Show the search in words, and take an address for it."""
    search = read_asked(dict(request.GET.lists()))
    if request.method != "POST":
        form = SubscriptionForm(initial={"frequency": Frequency.WEEKLY})
        return _PAGES.show(request, "ask", {"form": form, "search": search})
    form = SubscriptionForm(request.POST)
    status = HTTPStatus.BAD_REQUEST
    if form.is_valid():
        refused = _take(form.cleaned_data, search)
        if refused is None:
            return redirect("search_alert_sent")
        said, status = refused
        form.add_error(None, said)
    return _PAGES.show(request, "ask", {"form": form, "search": search}, status)


def _take(given: dict[str, Any], search: SavedSearch) -> pages.Refusal | None:
    if len(search.parameters) > LONGEST:
        return _TOO_LONG, HTTPStatus.BAD_REQUEST
    wanted = SearchAlert(
        email=given["email"], parameters=search.parameters, frequency=given["frequency"]
    )
    return pages.take(wanted, build_request)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Say what to do next, to everybody alike."""
    return _PAGES.show(request, "sent", {"days": life.CONFIRM_WITHIN.days})


@require_safe
def stopped(request: HttpRequest) -> HttpResponse:
    """Say that nothing more will come."""
    return _PAGES.show(request, "stopped", {})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Let the owner of the address confirm, change and stop an alert."""
    return _PAGES.show_own(request)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest) -> HttpResponse:
    """Stop an alert at one press."""
    return _PAGES.show_stop(request)
