"""Atom as all feeds here are written (RFC 4287): pages (RFC 5005), what has gone (RFC 6721)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from repository.citation.item import one_line
from repository.records.choices import State
from repository.records.csl import Repository, list_genres

#: Part of the feeds' identifiers (RFC 4151): a day on which the site's domain was ours.
_MINTED: Final = "2026-01-01"
_TOMBSTONES: Final = "http://purl.org/atompub/tombstones/1.0"


@dataclass(frozen=True)
class Head:
    """What a feed says of itself."""

    title: str
    description: str
    #: What never changes of it; becomes part of its identifier.
    identity: str
    #: The page for people, as a path.
    page: str
    #: Its own address, as a path.
    address: str
    #: When it changed; without it, when its newest entry did.
    changed: dt.datetime | None = None
    #: Other parts of the same feed as paths, by their relation: `first`, `next`.
    pages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """What a feed says of one thing."""

    title: str
    #: Where it is, as a path that never changes: it is its identifier too.
    address: str
    summary: str
    published: dt.datetime
    #: When it last changed in a way that its readers should know of.
    updated: dt.datetime
    categories: Sequence[str] = ()
    licence: str | None = None


class AtomFeed(Atom1Feed):
    """A feed of things that are each named by a permanent address, records first of all."""

    def __init__(self, repository: Repository, head: Head) -> None:
        site = repository.address
        super().__init__(
            title=f"{head.title} – {repository.name}",
            link=site + head.page,
            description=head.description,
            language="en-GB",
            author_name=repository.publisher or repository.name,
            feed_url=site + head.address,
            feed_guid=f"tag:{urlsplit(site).hostname},{_MINTED}:{head.identity}",
        )
        self._head = head
        self._site = site
        self._gone: list[tuple[str, dt.datetime]] = []

    def add_record(
        self,
        card: Mapping[str, Any],
        *,
        published: dt.datetime,
        updated: dt.datetime,
    ) -> None:
        """Add a record that may be read.

        Args:
            card: its content, or as much of it as a list of results has.
            published: when it was first published.
            updated: when it last changed in a way that its readers should know of.
        """
        entry = Entry(
            title=card["title"],
            address=_place(card["identifier"]),
            summary=_summarise(card),
            published=published,
            updated=updated,
            categories=_list_categories(card),
            licence=card.get("licence", {}).get("label"),
        )
        self.add_entry(entry)

    def add_entry(self, entry: Entry) -> None:
        """Add what may be read, a record or something else."""
        address = self._site + entry.address
        self.add_item(
            title=one_line(entry.title),
            link=address,
            # Django calls it HTML.
            description=escape(one_line(entry.summary)),
            unique_id=address,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=entry.categories,
            item_copyright=entry.licence,
        )

    def add_gone(self, identifier: str, when: dt.datetime) -> None:
        """Add a record that may not be read any more: of it, nothing but this is told."""
        self._gone.append((self._site + _place(identifier), when))

    def latest_post_date(self) -> dt.datetime:
        """Return when the feed changed, also when there is nothing in it."""
        newest = max((item["updateddate"] for item in self.items), default=None)
        return self._head.changed or newest or dt.datetime.fromtimestamp(0, dt.UTC)

    def root_attributes(self) -> dict[str, str]:
        """Name the vocabulary of what has gone."""
        return {**super().root_attributes(), "xmlns:at": _TOMBSTONES}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Add the ways to other parts of the feed."""
        super().add_root_elements(handler)
        for rel, path in self._head.pages.items():
            handler.addQuickElement("link", None, {"rel": rel, "href": self._site + path})

    def write_items(self, handler: SimplerXMLGenerator) -> None:
        """Write the entries, then what has gone."""
        super().write_items(handler)
        for address, when in self._gone:
            attributes = {"ref": address, "when": rfc3339_date(when)}
            handler.addQuickElement("at:deleted-entry", None, attributes)


def _place(identifier: str) -> str:
    return f"/id/{identifier}"


def _summarise(card: Mapping[str, Any]) -> str:
    """Return a summary that says whose account a record is, and when it no longer stands."""
    state = card["state_label"] if card["state"] != State.CURRENT else ""
    notes = [f"{note}." for note in (state, card["provenance_label"]) if note]
    return " ".join([*notes, card["summary"]])


def _list_categories(card: Mapping[str, Any]) -> list[str]:
    labels = [item["label"] for key in ("priority_areas", "themes") for item in card[key]]
    return [*list_genres(card), *labels]
