"""The adoptions of a record: who does it again, how they fitted it, and what happened."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from repository.interchange.api.cursors import read_number, write_number
from repository.interchange.api.paging import link_next, read_cursor
from repository.interchange.api.parameters import Paging, check_names
from repository.interchange.api.readable import find_released
from repository.interchange.api.representation import shows_story
from repository.interchange.api.responses import READ, forbid_keeping
from repository.interchange.api.schemas.adoptions import AdoptionList
from repository.interchange.api.schemas.answers import Problem
from repository.replication.public import build_adoption, find_adoptions

router: Final = Router(tags=["Adoptions"])


@router.api_operation(
    READ,
    "/records/{slug:identifier}/adoptions/",
    response={200: AdoptionList, 400: Problem, 404: Problem, 410: Problem, 429: Problem},
    url_name="adoptions",
    operation_id="list_adoptions",
    summary="List the adoptions of a record",
)
def list_adoptions(
    request: HttpRequest, response: HttpResponse, identifier: str, asked: Query[Paging]
) -> dict[str, Any]:
    """Who replicates what a record describes, as they reported it and a moderator accepted it.

    Those that stopped are here like the others, with the reason.
    """
    check_names(request, Paging)
    released = find_released(identifier)
    if shows_story(released):
        forbid_keeping(response)
    after = read_cursor(asked.cursor, read_number, 0)
    adoptions = find_adoptions([released.record.pk]).filter(pk__gt=after)
    found = list(adoptions[: asked.page_size + 1])
    page = found[: asked.page_size]
    has_more = len(found) > len(page)
    return {
        "identifier": released.record.pk,
        "adoptions": [build_adoption(adoption) for adoption in page],
        "next": link_next(request, response, write_number(page[-1].pk)) if has_more else None,
    }
