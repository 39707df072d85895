"""A new index beside the one that serves, swapped in whole, with the edits made meanwhile."""

import contextlib
import gc
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from repository.records.loading import collecting_by_batch, iterate_identifiers
from search.backlog import settle
from search.building import build_documents
from search.delivery import drain
from search.engines import get_engine
from search.engines.base import IndexBuild
from search.lock import REBUILD, WRITER, hold
from search.models import IndexChange
from search.outbox import enqueue_failed

BATCH: Final = 500
#: A record or two may be beyond help; when one in twenty fails, it is us, and the old index stays.
BEARABLE: Final = 0.05

Progress = Callable[[int], None]


class RebuildError(Exception):
    """The index could not be rebuilt; the previous one serves on."""


@dataclass(frozen=True)
class RebuildReport:
    """What a rebuild did."""

    written: int
    #: Why a record could not be indexed, by identifier. They wait in the outbox.
    errors: dict[str, str]


def rebuild(progress: Progress = lambda _done: None) -> RebuildReport:
    """Build a new index and swap it in."""
    with contextlib.ExitStack() as stack:
        # A drain under way began before our lock was seen: let it end, later ones will tell us.
        # Only who holds the writer's lock tries the other: nobody is in its way for a moment.
        with hold(WRITER, wait=True):
            if not stack.enter_context(hold(REBUILD, wait=False)):
                raise RebuildError("Another rebuild is running.")
            build = get_engine().start_build()
        try:
            with collecting_by_batch():
                report = _fill(build, progress)
            build.compact()
            with hold(WRITER, wait=True):
                caught_up = _catch_up(build)
                is_kept = build.activate()
                # The index before has heard of what was delivered alone; the drain below sees to
                # the rest.
                known = [key for key, delivered in caught_up if delivered or not is_kept]
                settle(known, keep=False)
        except BaseException:
            # Also when interrupted by hand: nothing half-built stays behind. What serves stays.
            build.abandon()
            raise
    drain()
    return report


def _fill(build: IndexBuild, progress: Progress) -> RebuildReport:
    report = RebuildReport(0, {})
    done = 0
    for identifiers in iterate_identifiers(BATCH):
        built = build_documents(identifiers)
        build.upsert(built.documents)
        report = RebuildReport(
            report.written + len(built.documents), {**report.errors, **built.errors}
        )
        done += len(identifiers)
        gc.collect()
        progress(done)
    if len(report.errors) > done * BEARABLE:
        first = next(iter(report.errors.items()))
        raise RebuildError(
            f"{len(report.errors)} of {done} records failed, first {': '.join(first)}"
        )
    enqueue_failed(report.errors)
    return report


def _catch_up(build: IndexBuild) -> list[tuple[int, bool]]:
    """Write what changed since the start.

    Returns:
        The changes that are then in the new index: key, and whether the old one has them too.
    """
    # By key, not by time: a change committed later may carry an earlier time.
    rows = IndexChange.objects.order_by("pk")
    changes = list(rows.values_list("pk", "identifier", "delivered_at"))
    names = list(dict.fromkeys(identifier for _, identifier, _ in changes))
    failed: set[str] = set()
    for start in range(0, len(names), BATCH):
        built = build_documents(names[start : start + BATCH])
        build.delete([*built.absent, *built.errors])
        build.upsert(built.documents)
        failed |= built.errors.keys()
    return [
        (key, delivered is not None)
        for key, identifier, delivered in changes
        if identifier not in failed
    ]
