"""A search as an Atom feed (RFC 4287): its newest records, each named by its permanent address."""

import datetime as dt
from typing import Any, Final
from urllib.parse import urlsplit

from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from repository.citation.item import one_line
from repository.records.choices import State
from repository.records.consent import Surface
from repository.records.csl import Repository
from repository.records.models import Record, RecordVersion
from search import links
from search.blocked import load_sight
from search.facets import NEWEST
from search.presentation import Answer, answer
from search.repository import describe_repository
from search.responses import finish

SIZE: Final = 50
#: Part of the feeds' identifiers (RFC 4151): a day on which the site's domain was ours.
_MINTED: Final = "2026-01-01"


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


class _Feed(Atom1Feed):
    """An Atom feed that says when it changed also when there is nothing in it."""

    def latest_post_date(self) -> dt.datetime:
        newest = max((item["updateddate"] for item in self.items), default=None)
        changed = newest or Record.objects.aggregate(last=Max("datestamp"))["last"]
        return changed or dt.datetime.fromtimestamp(0, dt.UTC)


def build_feed(found: Answer, repository: Repository) -> Atom1Feed:
    """Return what was found as a feed.

    Args:
        found: the newest records of a search.
        repository: where they are published.
    """
    href = links.search_href(found.query)
    feed = _Feed(
        title=f"{_describe(found)} – {repository.name}",
        link=repository.address + href,
        description="The newest records of this search.",
        language="en-GB",
        author_name=repository.publisher or repository.name,
        feed_url=repository.address + links.feed_href(found.query),
        feed_guid=f"tag:{urlsplit(repository.address).hostname},{_MINTED}:{href}",
    )
    dates = _load_dates([hit.identifier for hit in found.response.hits])
    # The index may for a moment hold a record that the database does not.
    for hit in (hit for hit in found.response.hits if hit.identifier in dates):
        card, address = hit.card, f"{repository.address}/id/{hit.identifier}"
        published, updated = dates[hit.identifier]
        feed.add_item(
            title=one_line(card["title"]),
            link=address,
            # Django calls it HTML.
            description=escape(_summarise(card)),
            unique_id=address,
            pubdate=published,
            updateddate=updated,
            categories=_list_categories(card),
        )
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


def _summarise(card: Any) -> str:
    """Return a summary that says whose account a record is, and when it no longer stands."""
    state = card["state_label"] if card["state"] != State.CURRENT else ""
    notes = [f"{note}." for note in (state, card["provenance_label"]) if note]
    return one_line(" ".join([*notes, card["summary"]]))


def _list_categories(card: Any) -> list[str]:
    labels = [item["label"] for key in ("priority_areas", "themes") for item in card[key]]
    return [card["type_label"], *labels]


def _load_dates(identifiers: list[str]) -> dict[str, tuple[dt.datetime, dt.datetime]]:
    """Return when each record was first published, and when its newest version was."""
    versions = RecordVersion.objects.filter(record__in=identifiers).order_by().values("record")
    newest = dict(versions.annotate(newest=Max("date")).values_list("record", "newest"))
    records = Record.objects.filter(pk__in=identifiers)
    return {
        identifier: (first or stamp, newest.get(identifier) or first or stamp)
        for identifier, first, stamp in records.values_list("pk", "first_published", "datestamp")
    }
