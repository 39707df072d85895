"""Engines that answer searches, behind one protocol. Which one serves is configuration alone."""

from functools import cache
from pathlib import Path

from django.conf import settings

from search.engines.base import SearchEngine
from search.engines.embedded import EmbeddedEngine

__all__ = ["get_engine"]


def get_engine() -> SearchEngine:
    """Return this process's engine."""
    return _embedded(Path(settings.SEARCH_INDEX_DIR))


@cache
def _embedded(root: Path) -> EmbeddedEngine:
    return EmbeddedEngine(root)
