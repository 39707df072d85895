"""A search as an Atom feed: its newest records, each named by its permanent address."""

import datetime as dt
from typing import Final

from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from repository.records.consent import Surface
from repository.records.csl import Repository
from repository.records.models import Record, RecordVersion
from search import links
from search.atom import AtomFeed, Head
from search.blocked import load_sight
from search.facets import NEWEST
from search.presentation import Answer, answer
from search.repository import describe_repository
from search.responses import finish

SIZE: Final = 50


@require_safe
def search_feed(request: HttpRequest) -> HttpResponseBase:
    """Send the newest records that a search finds."""
    parameters = {**dict(request.GET.lists()), "sort": [NEWEST], "page": ["1"]}
    sight = load_sight(Surface.FEED)
    found = answer(parameters, page_size=SIZE, counted=False, sight=sight)
    feed = build_feed(found, describe_repository(request))
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    if not found.has_personal:
        # It informs. What decides is the ETag: a feed also changes when a record goes.
        response["Last-Modified"] = http_date(feed.latest_post_date().timestamp())
    return finish(request, response, personal=found.has_personal)


def build_feed(found: Answer, repository: Repository) -> AtomFeed:
    """Return what was found as a feed.

    It tells of nothing that has gone: whether a search would have found that, only its words could
    say, and they are not kept. The feeds of `interchange` tell it, by type, area and site.

    Args:
        found: the newest records of a search.
        repository: where they are published.
    """
    href = links.search_href(found.query)
    dates = _load_dates([hit.identifier for hit in found.response.hits])
    # The index may for a moment hold a record that the database does not.
    hits = [hit for hit in found.response.hits if hit.identifier in dates]
    head = Head(
        title=_describe(found),
        description="The newest records of this search.",
        identity=href,
        page=href,
        address=links.feed_href(found.query),
        changed=None if hits else _find_last_change(),
    )
    feed = AtomFeed(repository, head)
    for hit in hits:
        published, updated = dates[hit.identifier]
        feed.add_record(hit.card, published=published, updated=updated)
    return feed


def _describe(found: Answer) -> str:
    query = found.query
    words = [f"“{query.text.text}”"] if query.text.text else []
    words += [
        found.labels.get(key, {}).get(value, value)
        for key, values in query.filters.items()
        for value in sorted(values)
    ]
    return ", ".join(words) or "All records"


def _find_last_change() -> dt.datetime | None:
    return Record.objects.aggregate(last=Max("datestamp"))["last"]


def _load_dates(identifiers: list[str]) -> dict[str, tuple[dt.datetime, dt.datetime]]:
    """Return when each record was first published, and when its newest version was."""
    versions = RecordVersion.objects.filter(record__in=identifiers).order_by().values("record")
    newest = dict(versions.annotate(newest=Max("date")).values_list("record", "newest"))
    records = Record.objects.filter(pk__in=identifiers)
    return {
        identifier: (first or stamp, newest.get(identifier) or first or stamp)
        for identifier, first, stamp in records.values_list("pk", "first_published", "datestamp")
    }
