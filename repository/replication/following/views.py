"""Pages to follow a record: what they share with e-mail alerts is in `search.subscriptions`."""

from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from repository.records.consent import Surface, permitted_parts
from repository.records.readable import find_page, find_record, is_readable
from repository.records.released import load_released
from repository.records.tombstone import render_tombstone
from repository.replication.following.mail import build_request
from repository.replication.following.news import confirm
from repository.replication.models import Follow
from search.models import Frequency
from search.subscriptions import life, pages
from search.subscriptions.forms import SubscriptionForm


def _describe(follow: Follow) -> dict[str, Any]:
    """Return what the private pages show of the record: nothing once it may not be read."""
    released = load_released([follow.record_id], Surface.MAIL).get(follow.record_id)
    return {
        "title": released.page.title if released else "",
        "href": follow.record.get_absolute_url(),
    }


_PAGES: Final = pages.Pages(
    model=Follow,
    folder="replication/following",
    breadcrumbs=lambda: [{"text": "Home", "href": "/"}],
    describe=_describe,
    confirm=confirm,
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, identifier: str) -> HttpResponse:
    """Take an address that wants to hear of a record."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    page = find_page(record)
    if not permitted_parts(page, Surface.MAIL):
        # An e-mail cannot be called back: whoever told this story has not agreed to that.
        raise Http404
    above = [{"text": "Home", "href": "/"}, {"text": page.title, "href": page.get_url()}]
    context = {"record": record, "title": page.title, "breadcrumbs": above}
    if request.method != "POST":
        form = SubscriptionForm(initial={"frequency": Frequency.WEEKLY})
        return _PAGES.show(request, "ask", {**context, "form": form})
    form = SubscriptionForm(request.POST)
    status = HTTPStatus.BAD_REQUEST
    if form.is_valid():
        given = form.cleaned_data
        wanted = Follow(email=given["email"], record=record, frequency=given["frequency"])
        refused = pages.take(wanted, build_request)
        if refused is None:
            return redirect("follow_sent")
        said, status = refused
        form.add_error(None, said)
    return _PAGES.show(request, "ask", {**context, "form": form}, status)


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
    """Let the owner of the address confirm, change and stop."""
    return _PAGES.show_own(request)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest) -> HttpResponse:
    """Stop at one press."""
    return _PAGES.show_stop(request)
