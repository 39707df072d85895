"""The public questions about a record, and what its team answered."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from repository.interchange.api.cursors import read_number, write_number
from repository.interchange.api.paging import link_next, read_cursor
from repository.interchange.api.parameters import Paging, check_names
from repository.interchange.api.readable import find_released
from repository.interchange.api.responses import READ
from repository.interchange.api.schemas.answers import Problem
from repository.interchange.api.schemas.questions import QuestionList
from repository.replication.questions.asking import takes_questions
from repository.replication.questions.public import build_question, find_questions

router: Final = Router(tags=["Questions"])


@router.api_operation(
    READ,
    "/records/{slug:identifier}/questions/",
    response={200: QuestionList, 400: Problem, 404: Problem, 410: Problem, 429: Problem},
    url_name="questions",
    operation_id="list_questions",
    summary="List the questions about a record",
)
def list_questions(
    request: HttpRequest, response: HttpResponse, identifier: str, asked: Query[Paging]
) -> dict[str, Any]:
    """What readers asked the team behind a record, once a moderator approved it, and its answers.

    Of a person's own story nobody is asked: it has no such list.
    """
    check_names(request, Paging)
    released = find_released(identifier)
    if not takes_questions(released.record, released.page):
        raise Http404
    after = read_cursor(asked.cursor, read_number, 0)
    questions = find_questions(released.record).filter(number__gt=after)
    found = list(questions[: asked.page_size + 1])
    page = [build_question(question) for question in found[: asked.page_size]]
    has_more = len(found) > len(page)
    return {
        "identifier": released.record.pk,
        "questions": page,
        "next": link_next(request, response, write_number(page[-1]["number"]))
        if has_more
        else None,
    }
