"""Records: a list of those that are asked for, and each one whole."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from repository.interchange.api.cursors import read_identifier, write_identifier
from repository.interchange.api.listing import list_released
from repository.interchange.api.paging import link_next, read_cursor
from repository.interchange.api.parameters import Nothing, RecordFilters, check_names
from repository.interchange.api.readable import find_released
from repository.interchange.api.representation import (
    build_outline,
    build_record,
    shows_story,
    tells_of_a_person,
)
from repository.interchange.api.responses import READ, forbid_keeping
from repository.interchange.api.schemas.answers import Problem, Record, RecordList

router: Final = Router(tags=["Records"])


@router.api_operation(
    READ,
    "/records/",
    response={200: RecordList, 400: Problem, 429: Problem},
    url_name="records",
    operation_id="list_records",
    summary="List records",
)
def list_records(
    request: HttpRequest, response: HttpResponse, asked: Query[RecordFilters]
) -> dict[str, Any]:
    """Records without their sections, by identifier.

    A value given to a parameter narrows the list; several values of one mean any of them. The list
    can be read on while records change: whoever follows `next` sees each record once.
    """
    check_names(request, RecordFilters)
    after = read_cursor(asked.cursor, read_identifier, "")
    found = list_released(asked, after, asked.page_size + 1)
    page = found[: asked.page_size]
    if any(map(shows_story, page)):
        forbid_keeping(response)
    has_more = len(found) > len(page)
    cursor = write_identifier(page[-1].record.pk) if has_more else ""
    return {
        "records": [build_outline(released) for released in page],
        "next": link_next(request, response, cursor) if has_more else None,
    }


@router.api_operation(
    READ,
    "/records/{slug:identifier}/",
    response={200: Record, 400: Problem, 404: Problem, 410: Problem, 429: Problem},
    by_alias=True,
    url_name="record",
    operation_id="get_record",
    summary="Read a record",
)
def get_record(request: HttpRequest, response: HttpResponse, identifier: str) -> dict[str, Any]:
    """A whole record, with all that its page shows.

    One that is no longer shared answers 410 with its identifier alone.
    """
    check_names(request, Nothing)
    released = find_released(identifier)
    if tells_of_a_person(released):
        forbid_keeping(response)
    return build_record(released)
