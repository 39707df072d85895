"""Whether the parts that the site stands on answer. Numbers and states only, never an address.

It lives at the top because it may ask every room; a probe that misses a room says nothing of it.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from search.backlog import measure_backlog
from search.engines import get_engine
from search.engines.base import EngineUnavailableError, Readiness


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
    except DatabaseError:
        # It answers, but lacks tables: the migrations have yet to run.
        parts["database"]["status"] = "incomplete"
    statuses = [parts[name]["status"] for name in ("database", "migrations", "outbox")]
    is_whole = search_is_whole and statuses == ["ok"] * len(statuses)
    return Health(parts, can_serve=True, is_whole=is_whole)


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
