"""Sends feeds: what moved last comes first, page by page, and what has gone is told."""

import datetime as dt
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from repository.interchange.feeds.pages import parse_position, render_position
from repository.interchange.feeds.topics import EVERYTHING, Topic, find_area, find_site, find_type
from repository.interchange.harvest import Moved, Position, Span, list_moved
from repository.records.choices import RecordType
from repository.records.consent import Surface
from repository.records.csl import Repository
from repository.records.released import Released
from search.atom import AtomFeed, Head
from search.repository import describe_repository
from search.responses import finish

SIZE: Final = 50


@require_safe
def feed(request: HttpRequest) -> HttpResponseBase:
    """Send the feed of everything."""
    return _send(request, EVERYTHING)


@require_safe
def feed_of_type(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Send the feed of a type of record."""
    return _send(request, find_type(slug))


@require_safe
def feed_of_area(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Send the feed of a priority area; by an old address, lead to the new one."""
    return _send(request, find_area(slug))


@require_safe
def feed_of_site(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Send the feed of a participating site."""
    return _send(request, find_site(slug))


def _send(request: HttpRequest, topic: Topic) -> HttpResponseBase:
    if request.path != topic.address:
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{topic.address}?{query}" if query else topic.address, permanent=True)
    after = _read_position(request)
    span = Span(spec=topic.spec, former_specs=topic.former_specs, after=after)
    moved = list_moved(Surface.FEED, span, SIZE + 1, newest_first=True)
    page = moved[:SIZE]
    following = page[-1].position if len(moved) > SIZE else None
    built = build_feed(topic, describe_repository(request), page, after, following)
    response = HttpResponse(built.writeString("utf-8"), content_type=built.content_type)
    return finish(request, response, personal=any(map(_is_story, page)))


def build_feed(
    topic: Topic,
    repository: Repository,
    page: list[Moved],
    after: Position | None,
    following: Position | None,
) -> AtomFeed:
    """Return one page of a feed.

    Args:
        topic: what the feed is about.
        repository: where it is published.
        page: what is in it.
        after: behind what the page begins, if it is not the first.
        following: behind what the next one begins, if there is one.
    """
    pages = {"first": topic.address}
    if following:
        pages["next"] = _build_address(topic, following)
    head = Head(
        title=topic.name,
        description="What was published or changed last, and what has gone.",
        identity=topic.identity,
        page=topic.page,
        address=_build_address(topic, after),
        changed=page[0].position.moved if page else None,
        pages=pages,
    )
    built = AtomFeed(repository, head)
    for item in page:
        moved = item.position.moved
        if item.released is None:
            built.add_gone(item.record.pk, moved)
            continue
        built.add_record(
            item.released.outline,
            published=item.record.first_published or moved,
            updated=find_updated(item.released, moved),
        )
    return built


def find_updated(released: Released, moved: dt.datetime) -> dt.datetime:
    """Return when a record last changed in a way that its readers should know of.

    That is its newest version, or another state. A renamed area or a corrected letter moves it in
    the feed, but is not news.

    Args:
        released: the record.
        moved: when anything of it changed.
    """
    record: Any = released.record
    updated: dt.datetime = record.newest_date or record.first_published or moved
    if record.state_date:
        # Of a state, the day alone is known.
        day_after = record.state_date + dt.timedelta(days=1)
        end = timezone.make_aware(dt.datetime.combine(day_after, dt.time()))
        updated = max(updated, min(moved, end))
    return updated


def _read_position(request: HttpRequest) -> Position | None:
    text = request.GET.get("before", "")
    try:
        return parse_position(text) if text else None
    except ValueError as error:
        raise Http404 from error


def _build_address(topic: Topic, after: Position | None) -> str:
    if after is None:
        return topic.address
    return f"{topic.address}?{urlencode({'before': render_position(after)})}"


def _is_story(item: Moved) -> bool:
    released = item.released
    return (
        released is not None
        and released.record.type == RecordType.VOICE
        and bool(released.page.is_personal)
    )
