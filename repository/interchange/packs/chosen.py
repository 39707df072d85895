"""Packs of records that someone chose: what is in one, how far it is, the file.

A pack is built while nobody's request waits, and every page works without JavaScript.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from repository.addresses import read_address
from repository.interchange.api.limits import Minute
from repository.interchange.models import BuiltPack
from repository.interchange.packs import shelf, tasks
from repository.interchange.packs.choosing import MOST, Choice, choose
from repository.interchange.packs.results import read_found
from repository.interchange.packs.views import ZIP, finish_pack
from search.repository import describe_repository

#: Packs that one visitor may ask for in a minute.
PER_MINUTE: Final = 6
_RETRY_SECONDS: Final = 60
minute: Final = Minute()


@require_http_methods(["GET", "HEAD", "POST"])
def choose_records(request: HttpRequest) -> HttpResponseBase:
    """Show what a pack of some records would have, and have it made."""
    is_asked_for = request.method == "POST"
    given = request.POST if is_asked_for else request.GET
    wanted = shelf.parse_choice(given.getlist("id"))
    choice = choose(wanted[:MOST])
    if not is_asked_for or not choice.held:
        # Told in the address: of a list that is shorter no search has more.
        found = read_found(request) if len(wanted) == MOST else 0
        return _show_choice(request, choice, wanted[MOST:], found, is_refused=is_asked_for)
    if minute.take(read_address(request), PER_MINUTE).is_spent:
        return _ask_to_wait(request, HTTPStatus.TOO_MANY_REQUESTS)
    shelf.remove_old()
    address = describe_repository(request).address
    fingerprint = shelf.take_fingerprint(choice, address)
    pack = shelf.find_same(fingerprint)
    if pack is None:
        if shelf.is_full():
            return _ask_to_wait(request, HTTPStatus.SERVICE_UNAVAILABLE)
        names = wanted[:MOST]
        pack = BuiltPack.objects.create(identifiers=names, address=address, fingerprint=fingerprint)
        tasks.start()
    response = HttpResponseRedirect(reverse("interchange:pack_progress", args=[pack.pk]))
    response.status_code = HTTPStatus.SEE_OTHER
    return response


@require_safe
def progress(request: HttpRequest, key: str) -> HttpResponseBase:
    """Say how far a pack is, and lead to it when it is ready."""
    pack = BuiltPack.objects.filter(pk=key).first()
    if pack is None:
        return _show(request, "gone", {}, HTTPStatus.GONE)
    if pack.state == BuiltPack.State.WAITING:
        # Whoever was to build it may have ended before.
        tasks.wake()
    again = "&".join(f"id={name}" for name in pack.identifiers)
    total = len(pack.identifiers)
    return _show(request, "progress", {"pack": pack, "total": total, "again": f"/pack/?{again}"})


@require_safe
def fetch(request: HttpRequest, key: str) -> HttpResponseBase:
    """Send a pack that is ready, if it still shows what may be shown."""
    pack = BuiltPack.objects.filter(pk=key, state=BuiltPack.State.READY).first()
    if pack is None:
        return _show(request, "gone", {}, HTTPStatus.GONE)
    choice = choose(pack.identifiers)
    # Asked anew: a consent may have ended by itself, without anything being changed.
    still = shelf.take_fingerprint(choice, pack.address) == pack.fingerprint
    if not still or not default_storage.exists(pack.file_name):
        shelf.remove(BuiltPack.objects.filter(pk=pack.pk))
        return _show(request, "gone", {}, HTTPStatus.GONE)
    file = default_storage.open(pack.file_name)
    name = f"{choice.name}.zip"
    sent = FileResponse(file, as_attachment=True, filename=name, content_type=ZIP)
    return finish_pack(sent, choice, f'"{pack.fingerprint[:32]}"')


def _show_choice(
    request: HttpRequest, choice: Choice, beyond: Sequence[str], found: int, *, is_refused: bool
) -> HttpResponse:
    context = {
        "choice": choice,
        "beyond": beyond,
        "most": MOST,
        "found": found,
        "is_refused": is_refused,
        "asked": bool(choice.held or choice.referred or choice.missing),
    }
    status = HTTPStatus.BAD_REQUEST if is_refused else HTTPStatus.OK
    return _show(request, "choose", context, status)


def _ask_to_wait(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    response = _show(request, "wait", {}, status)
    response["Retry-After"] = str(_RETRY_SECONDS)
    return response


def _show(
    request: HttpRequest, name: str, context: Mapping[str, Any], status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    breadcrumbs = [{"text": "Home", "href": "/"}]
    template = f"interchange/packs/{name}.html"
    response = render(
        request, template, {**context, "breadcrumbs": breadcrumbs}, status=status.value
    )
    # Titles of stories may be on it, and how far a pack is changes by the second.
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
