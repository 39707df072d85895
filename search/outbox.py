"""Changes on their way to the index: written with what changed, delivered after the commit.

Delivery builds each document from the database's present state, so it may happen twice, late or
in any company and still end in the truth.
"""

import contextlib
import datetime as dt
import logging
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection, transaction
from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from search.building import build_document
from search.courier import Courier
from search.documents import SearchDocument
from search.engines import get_engine
from search.engines.base import EngineUnavailableError, Readiness, SearchEngine
from search.loading import load_records
from search.lock import REBUILD, WRITER, hold, is_held
from search.lookups import load_lookups
from search.models import IndexChange
from search.picks import follow_records

logger = logging.getLogger(__name__)
BATCH: Final = 200
#: Seconds after which a request begins no further batch. One batch takes 0.3 to 0.6 s (measured
#: on two busy cores), so that two or three fit: a saved page is in the index when its editor sees
#: it, and a renamed body with thousands of records costs a second. The courier takes the rest.
REQUEST_SECONDS: Final = 1.0
#: Longest wait before a failed change is tried again.
LONGEST_WAIT: Final = dt.timedelta(minutes=5)
#: Seconds after which the courier looks whether another writer is done.
_LOOK_AGAIN: Final = 1.0
#: How soon an engine that was away is noticed when it is back.
_AWAY: Final = dt.timedelta(seconds=5)
#: How often a web process looks for changes that nobody delivers: who made them has ended.
WATCH_SECONDS: Final = 30.0
_paused = threading.local()


@dataclass
class DrainReport:
    """What one drain did."""

    delivered: int = 0
    failed: int = 0
    #: Somebody else is writing, and will take these changes too.
    busy: bool = False
    #: Time was up before everything was delivered.
    unfinished: bool = False
    #: There is no index to write to; the next rebuild takes all changes with it.
    needs_rebuild: bool = False
    error: str = ""


@dataclass(frozen=True)
class Batch:
    """Documents to write, records to take out, and what could not be built."""

    documents: list[SearchDocument]
    absent: list[str]
    errors: dict[str, str]


def enqueue(identifiers: Iterable[str], *, hide: bool = False) -> None:
    """Have records looked at again once this transaction is committed."""
    changes = [IndexChange(identifier=name, hide=hide) for name in dict.fromkeys(identifiers)]
    if not changes:
        return
    IndexChange.objects.bulk_create(changes, batch_size=500)
    follow_records(change.identifier for change in changes)
    waiting = (entry[1] for entry in connection.run_on_commit)
    if not getattr(_paused, "on", False) and deliver not in waiting:
        transaction.on_commit(deliver)


def enqueue_failed(errors: dict[str, str]) -> None:
    """Have records that could not be built tried again later."""
    waiting = set(pending().filter(identifier__in=errors).values_list("identifier", flat=True))
    new = [name for name in errors if name not in waiting]
    _postpone([IndexChange.objects.create(identifier=name) for name in new], errors)


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """Keep changes waiting, for who writes many records and rebuilds or drains at the end."""
    before = getattr(_paused, "on", False)
    _paused.on = True
    try:
        yield
    finally:
        _paused.on = before


def deliver() -> None:
    """Drain after a commit. What was saved is saved: trouble here waits, and is logged."""
    try:
        report = drain(REQUEST_SECONDS)
    except Exception:
        logger.exception("The search index could not follow a change; it will be tried again.")
        courier.wake()
        return
    _log(report)
    # Who is at it now may be killed, or be a command that gives up and ends.
    if report.busy or report.unfinished or (report.failed and not report.needs_rebuild):
        courier.wake()


def _deliver_rest() -> float | None:
    """Drain in the background; return when to look again, or None when nothing is left."""
    if not pending().exists():
        return None
    report = drain()
    _log(report)
    if report.needs_rebuild:
        # A rebuild drains what is left over when it ends.
        return None
    if report.busy:
        # Who holds the lock may die with changes undelivered.
        return _LOOK_AGAIN
    waiting = pending().aggregate(count=Count("pk"), first=Min("not_before"))
    if not waiting["count"]:
        return None
    # Nothing was tried where the engine does not even say how it is: look again in a while.
    first = waiting["first"] or timezone.now() + (_AWAY if report.error else dt.timedelta())
    return max((first - timezone.now()).total_seconds(), _LOOK_AGAIN)


def _log(report: DrainReport) -> None:
    if report.error:
        # Before the first rebuild there is nothing to follow with; `status` says so.
        level = logging.DEBUG if report.needs_rebuild else logging.WARNING
        logger.log(level, "The search index could not follow a change: %s", report.error)


#: Goes on with what a request had no time for, or what failed. One a process; the writer's lock
#: lets one of them write at a time.
courier: Final = Courier("The search index's courier", _deliver_rest)


def pending(now: dt.datetime | None = None) -> QuerySet[IndexChange]:
    """Return changes not yet delivered; with a time, only those that are due."""
    waiting = IndexChange.objects.filter(delivered_at=None).order_by("pk")
    if now is None:
        return waiting
    return waiting.filter(Q(not_before=None) | Q(not_before__lte=now))


def drain(seconds: float | None = None) -> DrainReport:
    """Deliver every change that is due, unless somebody else is at it.

    Args:
        seconds: begin no further batch after this time. One batch is always delivered. A person
            waits, so that a server that hangs is not waited for long.
    """
    report = DrainReport()
    deadline = None if seconds is None else time.monotonic() + seconds
    engine = get_engine()
    try:
        status = engine.status()
    except EngineUnavailableError as error:
        report.unfinished = True
        report.error = str(error)
        return report
    if status.readiness is Readiness.UNREACHABLE:
        due = list(pending(timezone.now())[:BATCH])
        report.error, report.failed = status.detail, len(due)
        _postpone(due, {change.identifier: status.detail for change in due})
        return report
    if not status.usable:
        report.needs_rebuild = True
        report.error = f"The search index is {status.readiness.value}: rebuild it."
        return report
    while True:
        with hold(WRITER, wait=False) as got:
            if not got:
                report.busy = True
                return report
            if _tidy(engine, report):
                _drain(engine, report, deadline)
        # Who enqueued while we held the lock has turned away: look once more after giving it up.
        if report.error or report.unfinished or not pending(timezone.now()).exists():
            return report


def settle(keys: Sequence[int], *, keep: bool) -> None:
    """Note that changes were delivered, and drop such notes.

    The last one stays: the reserve (`search.fallback`) sees by it that something has moved.

    Args:
        keys: the changes.
        keep: an index being built has yet to hear of them.
    """
    if not keys:
        return
    for start in range(0, len(keys), BATCH):
        some = IndexChange.objects.filter(pk__in=keys[start : start + BATCH])
        some.update(delivered_at=timezone.now())
    if not keep:
        IndexChange.objects.exclude(delivered_at=None).exclude(pk=max(keys)).delete()


def build_batch(identifiers: Sequence[str]) -> Batch:
    """Build the documents of records as they are now; one that fails stops no other."""
    lookups = load_lookups()
    batch = Batch([], [], {})
    found = {record.pk: record for record in load_records(identifiers)}
    for identifier in identifiers:
        record = found.get(identifier)
        try:
            document = build_document(record, lookups) if record else None
        except Exception as error:
            logger.exception("No search document could be built for %s", identifier)
            batch.errors[identifier] = f"{type(error).__name__}: {error}"
            continue
        if document is None:
            batch.absent.append(identifier)
        else:
            batch.documents.append(document)
    return batch


def _tidy(engine: SearchEngine, report: DrainReport) -> bool:
    """Remove what a rebuild left behind; return whether that is done.

    Before anything is delivered: what follows no changes must not begin to serve after one.
    """
    if is_held(REBUILD):
        return True
    try:
        engine.remove_strays()
    except EngineUnavailableError as error:
        report.unfinished = True
        report.error = str(error)
    return not report.error


def _drain(engine: SearchEngine, report: DrainReport, deadline: float | None) -> None:
    patient = deadline is None
    while due := list(pending(timezone.now()).values_list("identifier", flat=True)[:BATCH]):
        tried = report.delivered or report.failed
        if tried and deadline is not None and time.monotonic() >= deadline:
            report.unfinished = True
            return
        identifiers = list(dict.fromkeys(due))
        # All that waits for these records, due or not: what is built now covers it.
        changes = list(pending().filter(identifier__in=identifiers))
        batch = build_batch(identifiers)
        try:
            # First what must go: a story is gone even if another record cannot be written.
            if batch.absent:
                engine.delete(batch.absent, patient=patient)
            if batch.documents:
                engine.upsert(batch.documents, patient=patient)
        except EngineUnavailableError as error:
            report.error = str(error)
            report.failed += len(identifiers)
            _postpone(changes, dict.fromkeys(identifiers, str(error)))
            return
        report.delivered += len(identifiers) - len(batch.errors)
        report.failed += len(batch.errors)
        delivered = [change.pk for change in changes if change.identifier not in batch.errors]
        settle(delivered, keep=is_held(REBUILD))
        _postpone([c for c in changes if c.identifier in batch.errors], batch.errors)


def _postpone(changes: Iterable[IndexChange], errors: dict[str, str]) -> None:
    for change in changes:
        change.attempts += 1
        change.last_error = errors[change.identifier][:2_000]
        wait = dt.timedelta(seconds=2 ** min(change.attempts, 20))
        change.not_before = timezone.now() + min(wait, LONGEST_WAIT)
        change.save(update_fields=["attempts", "last_error", "not_before"])
