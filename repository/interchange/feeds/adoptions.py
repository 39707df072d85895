"""Feeds of adoptions: who does again what a record describes, of all records or of one.

What changed last comes first. An adoption that is taken back is in it no more, and nothing says so:
the adopter may have had it deleted.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from repository.interchange.feeds.views import SIZE
from repository.interchange.responses import gone
from repository.records.choices import RecordType
from repository.records.readable import find_page, find_record, is_readable
from repository.replication.choices import AdoptionStage
from repository.replication.models import Adoption
from repository.replication.public import find_newest
from search.atom import AtomFeed, Entry, Head
from search.repository import describe_repository
from search.responses import finish


@dataclass(frozen=True)
class AdoptionTopic:
    """Whose adoptions a feed tells of."""

    name: str
    #: Where people read the same.
    page: str
    #: The record; all of them when empty.
    record: str = ""

    @property
    def address(self) -> str:
        """Return where the feed is, as a path."""
        if self.record:
            return reverse("interchange:feed_of_record_adoptions", args=[self.record])
        return reverse("interchange:feed_of_adoptions")


ADOPTIONS: Final = AdoptionTopic("Adoptions of all records", "/search/?sort=replicated")


@require_safe
def feed(request: HttpRequest) -> HttpResponseBase:
    """Send the feed of every adoption."""
    return _send(request, ADOPTIONS)


@require_safe
def feed_of_record(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """Send the feed of the adoptions of a record."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return gone(record)
    if record.type == RecordType.VOICE:
        raise Http404
    page = reverse("adoptions:listing", args=[record.pk])
    return _send(
        request, AdoptionTopic(f"Adoptions of “{find_page(record).title}”", page, record.pk)
    )


def _send(request: HttpRequest, topic: AdoptionTopic) -> HttpResponseBase:
    head = Head(
        title=topic.name,
        description="Who does it again, how far they have come, and who stopped.",
        identity="/".join(filter(None, ("feeds/adoptions", topic.record))),
        page=topic.page,
        address=topic.address,
    )
    built = AtomFeed(describe_repository(request), head)
    for adoption in find_newest(topic.record)[:SIZE]:
        built.add_entry(_build_entry(adoption))
    response = HttpResponse(built.writeString("utf-8"), content_type=built.content_type)
    return finish(request, response, personal=False)


def _build_entry(adoption: Adoption) -> Entry:
    page: Any = adoption.record.page
    who = ", ".join(filter(None, (adoption.who, adoption.unit)))
    stage = str(adoption.get_stage_display())
    return Entry(
        title=f"{who}: {page.title}",
        address=reverse("adoptions:one", args=[adoption.record_id, adoption.pk]),
        summary=_summarise(adoption, stage),
        published=adoption.decided_at or adoption.asked_at,
        updated=adoption.changed_at,
        categories=[stage],
    )


def _summarise(adoption: Adoption, stage: str) -> str:
    since = f"{adoption.stage_since.day} {adoption.stage_since:%B %Y}"
    stopped = adoption.stage == AdoptionStage.STOPPED
    told = (
        f"{stage} since {since}.",
        f"Why it stopped: {adoption.stop_reason}" if stopped and adoption.stop_reason else "",
        f"Result: {adoption.get_result_display()}.",
    )
    return " ".join(filter(None, told))
