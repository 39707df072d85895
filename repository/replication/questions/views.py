"""Pages of questions: those of a record, asking one, and the asker's private page."""

from functools import partial
from http import HTTPStatus
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from repository.addresses import read_address
from repository.records.models import Record
from repository.records.readable import find_page, find_record, is_readable
from repository.records.tombstone import render_tombstone
from repository.replication.questions import asking
from repository.replication.questions.forms import QuestionForm
from repository.replication.questions.links import own_href
from repository.replication.questions.mail import build_request
from repository.replication.questions.post import tell
from repository.replication.questions.public import build_question, find_questions
from repository.visits import VisitCounter
from search.links import build_page_links
from search.subscriptions.life import CONFIRM_WITHIN
from search.subscriptions.pages import send

PAGE_SIZE: Final = 20
#: Questions that one visitor may send in an hour. A whole hospital may share an address.
MOST_OF_VISITOR: Final = 20
_TOO_MANY: Final = "We cannot take any more questions today. Try again tomorrow"
_TOO_MANY_OF_VISITOR: Final = "Many questions came from where you are. Try again in an hour"
_visits: Final = VisitCounter(60 * 60)


@require_safe
def listing(request: HttpRequest, identifier: str) -> HttpResponse:
    """List a record's public questions, the newest first."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    frame = _frame(record)
    paginator = Paginator(find_questions(record).reverse(), PAGE_SIZE)
    page = paginator.get_page(request.GET.get("page"))
    listed = partial(_page_href, record)
    context = {
        **frame,
        "questions": [build_question(question) for question in page],
        "total": paginator.count,
        "pages": build_page_links(page.number, paginator.num_pages, listed)
        if paginator.num_pages > 1
        else [],
        "previous_href": listed(page.number - 1) if page.has_previous() else "",
        "next_href": listed(page.number + 1) if page.has_next() else "",
    }
    return render(request, "replication/questions/listing.html", context)


@require_safe
def one(request: HttpRequest, identifier: str, number: int) -> HttpResponse:
    """Lead to where a question stands today."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    questions = find_questions(record)
    get_object_or_404(questions, number=number)
    page = questions.filter(number__gt=number).count() // PAGE_SIZE + 1
    return redirect(f"{_page_href(record, page)}#q{number}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, identifier: str) -> HttpResponse:
    """Take a question."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    frame = _frame(record)
    if request.method != "POST":
        return _show(request, "ask", {**frame, "form": QuestionForm()})
    form = QuestionForm(request.POST)
    status = HTTPStatus.BAD_REQUEST
    if form.is_valid():
        refused = _take(request, record, form)
        if refused is None:
            return redirect("question_sent")
        said, status = refused
        form.add_error(None, said)
    return _show(request, "ask", {**frame, "form": form}, status)


def _take(
    request: HttpRequest, record: Record, form: QuestionForm
) -> tuple[str, HTTPStatus] | None:
    """Keep a question; return what went wrong, if anything."""
    if _visits.count(read_address(request)) > MOST_OF_VISITOR:
        return _TOO_MANY_OF_VISITOR, HTTPStatus.TOO_MANY_REQUESTS
    given = form.cleaned_data
    try:
        question = asking.keep(record, given["text"], given["asker"], given["email"])
    except asking.TooManyError:
        return _TOO_MANY, HTTPStatus.TOO_MANY_REQUESTS
    # The question is kept whatever becomes of the e-mail.
    if question.email and send(build_request(question)) is not None:
        asking.forget_address(question)
    return None


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Say what happens next, to everybody alike."""
    return _show(request, "sent", {"days": CONFIRM_WITHIN.days, "breadcrumbs": _home()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Let the owner of an address say whether they want to hear of the answer.

    Nothing happens when the page is only opened: machines that check e-mail open every link.
    """
    question = asking.find(request.GET.get("key", ""))
    context: dict[str, Any] = {"breadcrumbs": _home()}
    if question is None:
        return _show(request, "gone", context, HTTPStatus.NOT_FOUND)
    match request.POST.get("do") if request.method == "POST" else None:
        case "confirm":
            asking.confirm(question)
            # It may have been answered meanwhile: then this was what the e-mail waited for.
            if tell(question):
                return redirect("question_told")
            return redirect(own_href(question, done="confirmed"))
        case "forget":
            asking.forget_address(question)
            return redirect("question_forgotten")
    context |= {"question": question, "done": request.GET.get("done", "")}
    return _show(request, "own", context)


@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """Say that the answer is there already."""
    return _show(request, "told", {"breadcrumbs": _home()})


@require_safe
def forgotten(request: HttpRequest) -> HttpResponse:
    """Say that the address is deleted."""
    return _show(request, "forgotten", {"breadcrumbs": _home()})


def _page_href(record: Record, page: int) -> str:
    listed = reverse("questions", args=[record.pk])
    return f"{listed}?page={page}" if page > 1 else listed


def _frame(record: Record) -> dict[str, Any]:
    """Return what the pages of a record's questions show above them."""
    page = find_page(record)
    if not asking.takes_questions(record, page):
        raise Http404
    above = [*_home(), {"text": page.title, "href": page.get_url()}]
    return {"record": record, "title": page.title, "breadcrumbs": above}


def _home() -> list[dict[str, str]]:
    return [{"text": "Home", "href": "/"}]


def _show(
    request: HttpRequest, name: str, context: dict[str, Any], status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    response = render(request, f"replication/questions/{name}.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
