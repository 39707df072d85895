"""Whether the parts that the site stands on answer. Numbers and states only, never an address.

It lives at the top because it may ask every room; a probe that misses a room says nothing of it.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from repository.voices.models import DoomedFile, Withdrawal
from repository.voices.withdrawal.standing import Standing, gate
from search.backlog import measure_backlog
from search.engines import get_engine
from search.engines.base import EngineUnavailableError, Readiness

_EXPECTED: Final = ("database", "migrations", "outbox", "withdrawals")
#: Where withdrawals stand so, nobody may read the site.
_SHUT: Final = (Standing.WAITING.value, Standing.UNREADABLE.value)


@dataclass(frozen=True)
class Health:
    """What a probe is told."""

    parts: dict[str, dict[str, Any]]
    #: Whether requests can be answered at all.
    can_serve: bool
    #: Whether everything is as it should be.
    is_whole: bool

    def as_dict(self) -> dict[str, Any]:
        """Return the answer as the contract lays it out."""
        status = "ok" if self.is_whole else "degraded" if self.can_serve else "failed"
        return {"status": status, **self.parts}


def inspect() -> Health:
    """Ask every part. Only the database is needed to serve: search has a reserve."""
    search, search_is_whole = _inspect_search()
    parts: dict[str, dict[str, Any]] = {
        "database": {"status": "ok"},
        "migrations": {"status": "unknown"},
        "search": search,
        "outbox": {"status": "unknown"},
        "withdrawals": {"status": "unknown"},
    }
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        parts["database"]["status"] = "failed"
        return Health(parts, can_serve=False, is_whole=False)
    try:
        parts["migrations"] = _inspect_migrations()
        parts["outbox"] = _inspect_outbox()
        parts["withdrawals"] = _inspect_withdrawals()
    except DatabaseError:
        # It answers, but lacks tables: the migrations have yet to run.
        parts["database"]["status"] = "incomplete"
    statuses = [parts[name]["status"] for name in _EXPECTED]
    is_whole = search_is_whole and statuses == ["ok"] * len(statuses)
    can_serve = parts["withdrawals"]["status"] not in _SHUT
    return Health(parts, can_serve=can_serve, is_whole=is_whole)


def _inspect_search() -> tuple[dict[str, Any], bool]:
    try:
        status = get_engine().status()
    except EngineUnavailableError:
        return {"status": Readiness.UNREACHABLE.value}, False
    found: dict[str, Any] = {
        "status": status.readiness.value,
        "engine": status.name,
        "documents": status.documents,
    }
    if status.setting:
        # Its name, never what it says.
        found["setting"] = status.setting
    return found, status.usable


def _inspect_migrations() -> dict[str, Any]:
    applied = MigrationRecorder(connection).applied_migrations()
    waiting = len(_known_migrations() - applied.keys())
    return {"status": "waiting" if waiting else "ok", "waiting": waiting}


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    """Return the migrations of this code, read once: some hundreds of files."""
    return frozenset(MigrationLoader(None).graph.nodes)


def _inspect_outbox() -> dict[str, Any]:
    backlog = measure_backlog()
    return {
        "status": "failing" if backlog.failing else "ok",
        "pending": backlog.pending,
        "failing": backlog.failing,
        "oldest_seconds": int(backlog.oldest.total_seconds()),
    }


def _inspect_withdrawals() -> dict[str, Any]:
    """Compare the list with the database, whatever requests have found before."""
    found = gate.look()
    status, files = found.standing.value, DoomedFile.objects.count()
    if found.standing is Standing.DONE and (files or found.unlisted):
        status = "unfinished"
    return {
        "status": status,
        "waiting": len(found.missing),
        "unlisted": found.unlisted,
        "files": files,
        "unscrubbed": Withdrawal.objects.filter(scrubbed_at=None).count(),
    }
