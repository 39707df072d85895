"""In-process snapshots of small, slow-moving tables: settings, navigation, labels.

Every web process keeps its own copy and asks the database one question a request: has the
counter moved? A search asks it with another (`note_version`). (Design §5: a search page makes at
most three queries.)
"""

import threading
from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

from django.core.signals import request_started
from django.db import connection, models, transaction
from django.db.models import F
from django.db.models.signals import post_delete, post_save

from repository.publisher.models import SnapshotVersion

T = TypeVar("T")
_TABLE: Final = SnapshotVersion._meta.db_table
_current = threading.local()
_watched: set[type[models.Model]] = set()


def _forget_version(**_kwargs: Any) -> None:
    _current.number = None


request_started.connect(_forget_version, dispatch_uid="publisher.snapshot.request_started")


def current_version() -> int:
    """Return the counter, read at most once a request in each thread."""
    number = getattr(_current, "number", None)
    if number is None:
        # Written out: composing the query would take longer than running it, at every request. All
        # rows move at once, should there ever be two: the highest is what `note_version` is told.
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT MAX(number) FROM {_TABLE}")  # noqa: S608 - our own name
            number = _current.number = cursor.fetchone()[0] or 0
    return int(number)


def note_version(number: int) -> None:
    """Take the counter from a query that read it beside something else, unless it is known.

    A round to the database takes longer than either question.
    """
    if getattr(_current, "number", None) is None:
        _current.number = number


def look_again() -> None:
    """Ask for the counter anew, in a thread that lives longer than a request."""
    _forget_version()


def bump() -> None:
    """Move the counter, so that every process reloads its snapshots at its next request."""
    if not SnapshotVersion.objects.update(number=F("number") + 1):
        SnapshotVersion.objects.create(number=1)
    _forget_version()
    # A reload before the commit would have kept the old rows under the new number.
    transaction.on_commit(_forget_version)


def hold() -> None:
    """Have others who change what is public wait until this transaction has ended.

    SQLite lets nobody else write in any case.
    """
    if connection.features.has_select_for_update:
        SnapshotVersion.objects.select_for_update().order_by("pk").first()


def watch(*senders: type[models.Model]) -> None:
    """Move the counter whenever one of these models' rows changes."""
    for sender in senders:
        if sender in _watched:
            continue
        _watched.add(sender)
        uid = f"publisher.snapshot.{sender._meta.label}"
        post_save.connect(_changed, sender=sender, dispatch_uid=f"{uid}.save")
        post_delete.connect(_changed, sender=sender, dispatch_uid=f"{uid}.delete")


def _changed(raw: bool = False, **_kwargs: Any) -> None:  # noqa: FBT001, FBT002 - Django's signal names it
    if not raw:
        bump()


class Snapshot(Generic[T]):
    """A value loaded once and reloaded when the counter has moved."""

    def __init__(self, load: Callable[[], T]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._version: int | None = None
        self._value: T | None = None

    def get(self) -> T:
        """Return the value as of this request's counter."""
        version = current_version()
        with self._lock:
            if self._version != version or self._value is None:
                self._value = self._load()
                self._version = version
            return self._value
