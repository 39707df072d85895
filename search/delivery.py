"""Changes brought from the outbox to the index: after the commit, and for as long as any wait.

Each document is built from the database's present state, so a delivery may happen twice, late or
in any company and still end in the truth.
"""

import datetime as dt
import logging
import time
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Min
from django.utils import timezone

from search.backlog import pending, postpone, settle
from search.building import build_documents
from search.courier import Courier
from search.engines import get_engine
from search.engines.base import EngineUnavailableError, Readiness, SearchEngine
from search.lock import REBUILD, WRITER, hold, is_held

logger = logging.getLogger(__name__)
BATCH: Final = 200
#: Seconds after which a request begins no further batch. One batch takes 0.3 to 0.6 s (measured
#: on two busy cores), so that two or three fit: a saved page is in the index when its editor sees
#: it, and a renamed body with thousands of records costs a second. The courier takes the rest.
REQUEST_SECONDS: Final = 1.0
#: Seconds after which the courier looks whether another writer is done.
_LOOK_AGAIN: Final = 1.0
#: How soon an engine that was away is noticed when it is back.
_AWAY: Final = dt.timedelta(seconds=5)
#: How often a web process looks for changes that nobody delivers: who made them has ended.
WATCH_SECONDS: Final = 30.0


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
        postpone(due, {change.identifier: status.detail for change in due})
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
        built = build_documents(identifiers)
        try:
            # First what must go: a story is gone even if another record cannot be written.
            if built.absent:
                engine.delete(built.absent, patient=patient)
            if built.documents:
                engine.upsert(built.documents, patient=patient)
        except EngineUnavailableError as error:
            report.error = str(error)
            report.failed += len(identifiers)
            postpone(changes, dict.fromkeys(identifiers, str(error)))
            return
        report.delivered += len(identifiers) - len(built.errors)
        report.failed += len(built.errors)
        delivered = [change.pk for change in changes if change.identifier not in built.errors]
        settle(delivered, keep=is_held(REBUILD))
        postpone([c for c in changes if c.identifier in built.errors], built.errors)
