"""Does the index hold what the database says? Record by record, and put right on demand."""

import gc
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields
from typing import Final

from repository.records.loading import collecting_by_batch, iterate_identifiers
from repository.records.models import Record
from search.backlog import pending
from search.building import build_documents
from search.delivery import DrainReport, drain
from search.engines import get_engine
from search.engines.base import EngineUnavailableError
from search.lock import WRITER, hold
from search.outbox import enqueue, paused

#: Records compared at a time: what is in memory at once, however many there are.
BATCH: Final = 500
#: Seconds for which a repair waits for another process that is delivering.
PATIENCE: Final = 60

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Differences:
    """Identifiers of records that the index has otherwise than the database."""

    #: Public, and not in the index.
    missing: frozenset[str] = frozenset()
    #: In the index as they used to be.
    outdated: frozenset[str] = frozenset()
    #: In the index, and not public.
    surplus: frozenset[str] = frozenset()
    #: Not public, and in the index that is kept to go back to.
    kept: frozenset[str] = frozenset()
    #: Nobody can say what the index should hold of them.
    broken: frozenset[str] = frozenset()

    def __or__(self, other: "Differences") -> "Differences":
        return Differences(
            **{
                kind.name: getattr(self, kind.name) | getattr(other, kind.name)
                for kind in fields(self)
            }
        )

    def without(self, names: Collection[str]) -> "Differences":
        """Return the differences of all other records."""
        return Differences(
            **{kind.name: getattr(self, kind.name).difference(names) for kind in fields(self)}
        )

    def only(self, names: Collection[str]) -> "Differences":
        """Return the differences of these records."""
        return self.without(self.all.difference(names))

    @property
    def all(self) -> frozenset[str]:
        """Return every record that differs."""
        return frozenset().union(*(getattr(self, kind.name) for kind in fields(self)))


def verify(progress: Progress = lambda _done: None) -> Differences:
    """Compare everything; leave out what a waiting change will put right by itself.

    Nothing is locked while it runs, so that edits go on. What seems to differ is looked at again
    with deliveries held back, for it may have been delivered between two of our questions.

    Args:
        progress: told now and then how many records have been compared.

    Raises:
        EngineUnavailableError: there is nothing to compare with.
    """
    status = get_engine().status()
    if not status.usable:
        detail = f": {status.detail}" if status.detail else ""
        raise EngineUnavailableError(f"The search index is {status.readiness.value}{detail}.")
    found = Differences()
    done = 0
    with collecting_by_batch():
        for identifiers in iterate_identifiers(BATCH):
            found |= _compare(identifiers)
            done += len(identifiers)
            gc.collect()
            progress(done)
    # What the database knows nothing of, in whichever index.
    for kept in (False, True):
        for page in get_engine().iterate_digests(BATCH, kept=kept):
            known = Record.objects.filter(pk__in=page).values_list("pk", flat=True)
            found |= Differences(surplus=frozenset(page).difference(known))
    certain = Differences()
    names = sorted(found.all)
    for start in range(0, len(names), BATCH):
        identifiers = names[start : start + BATCH]
        with hold(WRITER, wait=True):
            again = _compare(identifiers)
            # Asked last: an edit that we met half-way has left its row by now.
            waiting = pending().filter(identifier__in=identifiers)
            certain |= again.without(set(waiting.values_list("identifier", flat=True)))
    return certain


def repair(differences: Differences) -> DrainReport:
    """Have exactly these records written anew, or taken out, and deliver what is due."""
    gone = differences.surplus | differences.kept
    with paused():
        # What should not be there goes out of sight before the index has followed.
        enqueue(sorted(gone), hide=True)
        enqueue(sorted(differences.all - gone))
    end = time.monotonic() + PATIENCE
    while (report := drain()).busy and time.monotonic() < end:
        time.sleep(0.2)
    return report


def _compare(identifiers: Sequence[str]) -> Differences:
    built = build_documents(identifiers)
    true = {document.identifier: document.digest() for document in built.documents}
    held: dict[str, str] = {}
    for page in get_engine().iterate_digests(BATCH, only=identifiers):
        held |= page
    kept: set[str] = set()
    if built.absent:
        for page in get_engine().iterate_digests(BATCH, only=built.absent, kept=True):
            kept |= page.keys()
    return Differences(
        missing=frozenset(true.keys() - held.keys()),
        outdated=frozenset(name for name in true.keys() & held.keys() if true[name] != held[name]),
        surplus=frozenset(held.keys() & set(built.absent)),
        kept=frozenset(kept),
        broken=frozenset(built.errors),
    )
