"""Public pages of adoptions: tell that you do it too, and read who does."""

import logging
from http import HTTPStatus
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from repository.addresses import read_address
from repository.records.choices import RecordType, State
from repository.records.models import Record
from repository.records.readable import find_record, is_readable
from repository.records.tombstone import render_tombstone
from repository.replication.adoptions import keeping
from repository.replication.adoptions.forms import AdoptionForm
from repository.replication.adoptions.mail import build_confirmation
from repository.replication.adoptions.organisations import list_names
from repository.replication.adoptions.parts import core_parts
from repository.replication.adoptions.problems import list_problems
from repository.replication.adoptions.shown import build_section, describe, is_open, list_public
from repository.replication.choices import AdoptionStage
from repository.visits import VisitCounter
from search.links import build_page_links

logger = logging.getLogger(__name__)
PAGE_SIZE: Final = 20
#: Forms from one address in an hour: a whole hospital may share one.
MOST_OF_A_VISITOR: Final = 40
hour: Final = VisitCounter(60 * 60)
_TOO_MANY = "We cannot take any more reports just now. Try again tomorrow"
_NOT_SENT = "We could not send an email to this address. Check it, or try again later"


# Whoever posts here has no rights that another site could borrow: the mailbox's owner confirms. So
# no cookie is needed, and a form that was open all morning loses nothing.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: HttpRequest, identifier: str) -> HttpResponse:
    """Take a report of somebody who replicates a record."""
    if request.method == "POST" and hour.count(read_address(request)) > MOST_OF_A_VISITOR:
        # Before anything is read: a thousand of these must cost next to nothing.
        return _render(request, "too_many", {}, HTTPStatus.TOO_MANY_REQUESTS)
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    if not is_open(record.type, record.state):
        raise Http404
    parts = core_parts(record)
    if request.method != "POST":
        return _show_form(request, record, AdoptionForm(parts=parts))
    form = AdoptionForm(request.POST, parts=parts)
    status = HTTPStatus.BAD_REQUEST
    if "website" in form.errors:
        # A machine. It learns nothing, and costs no more than this.
        return redirect("adoptions:sent")
    if form.is_valid():
        failed = _take(form, record)
        if failed is None:
            return redirect("adoptions:sent")
        said, status = failed
        form.add_error(None, said)
    return _show_form(request, record, form, status)


def _take(form: AdoptionForm, record: Record) -> tuple[str, HTTPStatus] | None:
    """Keep the report and write to the mailbox; return what went wrong, if anything.

    What the visitor is told is the same whether the mailbox was known or not.
    """
    try:
        adoption = keeping.ask(form, record)
    except keeping.TooManyError:
        return _TOO_MANY, HTTPStatus.TOO_MANY_REQUESTS
    if adoption is None:
        return None
    try:
        build_confirmation(adoption).send()
    except OSError as error:
        # smtplib's errors repeat the address: only their kind is logged.
        logger.warning("No e-mail could be sent to confirm an adoption: %s", type(error).__name__)
        adoption.delete()
        return _NOT_SENT, HTTPStatus.SERVICE_UNAVAILABLE
    return None


def _show_form(
    request: HttpRequest, record: Record, form: AdoptionForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {
        "form": form,
        "problems": list_problems(form, "organisation"),
        "organisations": list_names(),
        **_frame(record),
    }
    return _render(request, "adopt", context, status)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Say what to do next, to everybody alike."""
    return _render(request, "sent", {"days": keeping.CONFIRM_WITHIN.days})


@require_safe
def listing(request: HttpRequest, identifier: str) -> HttpResponse:
    """List who replicates a record, each whole; those that stopped like the others."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    if record.type == RecordType.VOICE:
        raise Http404
    stage = request.GET.get("stage", "")
    stage = stage if stage in AdoptionStage.values else ""
    section = build_section(record.pk, record.type, record.state)
    paginator = Paginator(list_public(record.pk, stage), PAGE_SIZE)
    page = paginator.get_page(request.GET.get("page"))
    kept = f"&stage={stage}" if stage else ""
    context = {
        "section": section,
        "adoptions": [describe(adoption) for adoption in page],
        "page_number": page.number,
        "paginator": paginator,
        "pages": build_page_links(page.number, paginator.num_pages, lambda n: f"?page={n}{kept}"),
        "stage": stage,
        "stage_label": AdoptionStage(stage).label if stage else "",
        "stages": AdoptionStage.choices,
        **_frame(record),
    }
    return _render(request, "listing", context, indexed=record.state != State.RETRACTED)


@require_safe
def one(request: HttpRequest, identifier: str, number: int) -> HttpResponse:
    """Lead to where an adoption stands in the list today."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    listed = list(list_public(record.pk).values_list("pk", flat=True))
    if record.type == RecordType.VOICE or number not in listed:
        raise Http404
    page = listed.index(number) // PAGE_SIZE + 1
    href = reverse("adoptions:listing", args=[record.pk])
    return redirect(f"{href}{f'?page={page}' if page > 1 else ''}#adoption-{number}")


def _frame(record: Record) -> dict[str, Any]:
    page: Any = record.page
    return {
        "record": record,
        "title": page.title,
        "language": {"value": page.specific.language},
        "breadcrumbs": [
            {"text": "Home", "href": "/"},
            {"text": page.title, "href": reverse("records:newest", args=[record.pk])},
        ],
    }


def _render(
    request: HttpRequest,
    name: str,
    context: dict[str, Any],
    status: HTTPStatus = HTTPStatus.OK,
    *,
    indexed: bool = False,
) -> HttpResponse:
    framed = {"breadcrumbs": [{"text": "Home", "href": "/"}], **context}
    response = render(request, f"replication/adoptions/{name}.html", framed, status=status)
    if not indexed:
        response["X-Robots-Tag"] = "noindex"
    return response
