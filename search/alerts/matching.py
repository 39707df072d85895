"""Which records are new to which alerts. The database is asked, so no index need be there.

Searches are matched against the few newest records, rather than put to an index that may be
behind or away: the reserve reads records as they are, and engines are held to find what it finds.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils import timezone

from repository.records.choices import READABLE
from repository.records.consent import Surface
from repository.records.models import Record
from search.alerts.saved import SavedSearch, read_kept
from search.blocked import Sight, load_sight
from search.building import build_documents
from search.labels import KnownValues
from search.models import SearchAlert, ToldRecord
from search.reference import find_matching
from search.reference_text import Entry

#: For so many days after its first publication a record may be told, the first time it matches.
#: It bounds what a run reads and what is kept of what was told.
NEW_FOR: Final = dt.timedelta(days=90)
BATCH: Final = 200


@dataclass(frozen=True)
class Watch:
    """An alert with its search, read once."""

    alert: SearchAlert
    search: SavedSearch

    @classmethod
    def of(cls, alert: SearchAlert, known: KnownValues) -> "Watch":
        """Read an alert's search."""
        return cls(alert, read_kept(alert.parameters, known))


@dataclass
class Found:
    """What is new, and what could not be read."""

    #: Identifiers by alert, the oldest first.
    new: dict[int, list[str]] = field(default_factory=dict)
    errors: set[str] = field(default_factory=set)


def find_new(watches: Sequence[Watch]) -> Found:
    """Return the records that each alert has yet to tell."""
    found = Found()
    starts = [watch.alert.confirmed_at for watch in watches if watch.alert.confirmed_at]
    if not starts:
        return found
    for batch in _iterate_published(max(min(starts), timezone.now() - NEW_FOR)):
        identifiers = list(batch)
        entries, errors, sight = _read(identifiers)
        found.errors |= errors
        for watch in watches:
            begun = watch.alert.confirmed_at
            fresh = [entry for entry in entries if begun and batch[_name(entry)] > begun]
            matching = {_name(entry) for entry in _keep_matching(fresh, watch.search, sight)}
            found.new.setdefault(watch.alert.pk, []).extend(
                identifier for identifier in identifiers if identifier in matching
            )
    for watch in watches:
        if found.new.get(watch.alert.pk):
            found.new[watch.alert.pk] = _leave_out_told(watch.alert, found.new[watch.alert.pk])
    return found


def load_cards(identifiers: Sequence[str], search: SavedSearch) -> list[dict[str, Any]]:
    """Return what may be shown of those records that match at this moment, in the given order."""
    entries, _, sight = _read(identifiers)
    return [dict(entry.document.card) for entry in _keep_matching(entries, search, sight)]


def forget_told() -> None:
    """Delete the notes of records that are too old to be told again."""
    ToldRecord.objects.filter(record__first_published__lte=timezone.now() - NEW_FOR).delete()


def _read(identifiers: Sequence[str]) -> tuple[list[Entry], set[str], Sight]:
    """Return records as they are now, those that failed, and what must not leave the site."""
    built = build_documents(identifiers)
    # Asked afterwards: what was taken away while we read is known to it.
    sight = load_sight(Surface.MAIL)
    return [Entry.of(document) for document in built.documents], set(built.errors), sight


def _keep_matching(entries: Iterable[Entry], search: SavedSearch, sight: Sight) -> list[Entry]:
    query = search.query
    if query.narrows_personal:
        # Told on the day that it comes, a story would be alone in its cell.
        entries = [entry for entry in entries if not entry.document.personal]
    # What waits for the index has been read anew here.
    return find_matching(entries, query, sight.gone, sight.now)


def _iterate_published(since: dt.datetime) -> Iterator[dict[str, dt.datetime]]:
    """Return when each record was first published, in batches, the oldest first."""
    rows = Record.objects.filter(state__in=READABLE, first_published__gt=since).exclude(page=None)
    ordered = rows.order_by("first_published", "pk").values_list("pk", "first_published")
    published = [(record, moment) for record, moment in ordered if moment]
    for start in range(0, len(published), BATCH):
        yield dict(published[start : start + BATCH])


def _leave_out_told(alert: SearchAlert, identifiers: list[str]) -> list[str]:
    told = set(alert.told.values_list("record_id", flat=True))
    return [identifier for identifier in identifiers if identifier not in told]


def _name(entry: Entry) -> str:
    return entry.document.identifier
