"""The change feed: what a mirror follows, from nothing or from where it left off."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from repository.interchange.api.cursors import Reached, read_reached, write_reached
from repository.interchange.api.paging import link_next, read_cursor
from repository.interchange.api.parameters import ChangeFilters, check_names
from repository.interchange.api.representation import build_outline, shows_story
from repository.interchange.api.responses import READ, forbid_keeping
from repository.interchange.api.schemas.answers import Changes, Problem
from repository.interchange.harvest import Moved, Span, list_moved
from repository.interchange.sets import TYPE
from repository.records.consent import Surface

router: Final = Router(tags=["Changes"])


@router.api_operation(
    READ,
    "/changes/",
    response={200: Changes, 400: Problem, 429: Problem},
    url_name="changes",
    operation_id="list_changes",
    summary="Follow changes",
)
def list_changes(
    request: HttpRequest, response: HttpResponse, asked: Query[ChangeFilters]
) -> dict[str, Any]:
    """Every record that has changed behind a cursor, the oldest change first, as it is now.

    A mirror begins without a cursor, keeps `cursor` of each answer, and asks again with the last
    one it has. For `deleted` it drops what it holds under the identifier; otherwise it puts
    `record` in its place. It then holds what is public here, and nothing else.
    """
    check_names(request, ChangeFilters)
    reached = read_cursor(asked.cursor, read_reached, Reached())
    spec = f"{TYPE}:{asked.type.value}" if asked.type else ""
    span = Span(spec=spec, after=reached.changes, ended_after=reached.ends)
    found = list_moved(Surface.API, span, asked.page_size + 1)
    page = found[: asked.page_size]
    if any(moved.released and shows_story(moved.released) for moved in page):
        forbid_keeping(response)
    cursor = write_reached(_go_on(reached, page))
    has_more = len(found) > len(page)
    return {
        "changes": [_build_change(moved) for moved in page],
        "cursor": cursor,
        "next": link_next(request, response, cursor) if has_more else None,
    }


def _go_on(reached: Reached, page: list[Moved]) -> Reached:
    changes = [moved.position for moved in page if not moved.by_time]
    ends = [moved.position for moved in page if moved.by_time]
    return Reached(changes[-1] if changes else reached.changes, ends[-1] if ends else reached.ends)


def _build_change(moved: Moved) -> dict[str, Any]:
    return {
        "identifier": moved.record.pk,
        "datestamp": moved.position.moved,
        "deleted": moved.released is None,
        "record": moved.released and build_outline(moved.released),
    }
