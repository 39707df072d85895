"""Search without an index: the newest records, read from the database and kept in the process."""

import threading
from typing import Final

from django.db.models import Count, Max

from repository.records.choices import READABLE
from repository.records.models import Record
from search.building import build_documents
from search.engines.database import DatabaseReader
from search.models import IndexChange
from search.query import Notice
from search.reference_text import Entry

#: Some two seconds' work for whoever asks first; the notice says that older records are left out.
LIMIT: Final = 1_000

_lock = threading.Lock()
_held: tuple[object, DatabaseReader] = (None, DatabaseReader(()))


def build_notice() -> Notice:
    """Say that the answer is not what it usually is."""
    text = "Search is running in reserve: it is slower, and finds less, than usual."
    if not covers_all():
        text += f" It covers the {LIMIT:,} newest records."
    return Notice("degraded", text)


def covers_all() -> bool:
    """Return whether the reserve holds every record that can be found."""
    return Record.objects.filter(state__in=READABLE).count() <= LIMIT


def get_fallback() -> DatabaseReader:
    """Return what answers when no index can: the newest records as they are now.

    They are read anew when any record has changed. Ask once for each question: this looks.
    """
    global _held  # noqa: PLW0603 - one copy a process is the point
    # Each change adds a row to the outbox; each delivery, where an index came back for a moment,
    # leaves its time there. Not every change moves a datestamp: a page made private does not.
    outbox = IndexChange.objects.aggregate(Max("pk"), Count("pk"), Max("delivered_at"))
    key = (
        *outbox.values(),
        Record.objects.aggregate(last=Max("datestamp"))["last"],
    )
    with _lock:
        if _held[0] != key:
            newest = Record.objects.filter(state__in=READABLE).order_by("-first_published", "pk")
            built = build_documents(list(newest.values_list("pk", flat=True)[:LIMIT]))
            _held = (key, DatabaseReader([Entry.of(document) for document in built.documents]))
        return _held[1]
