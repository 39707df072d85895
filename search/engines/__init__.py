"""Engines that answer searches, behind one protocol. Which one serves is configuration alone."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from repository.settings import env
from search.engines.base import SearchEngine
from search.engines.embedded import EmbeddedEngine

__all__ = ["get_engine"]
_ELASTICSEARCH = "search.engines.elasticsearch.engine.ElasticsearchEngine"


def get_engine() -> SearchEngine:
    """Return this process's engine."""
    if settings.ELASTICSEARCH is not None:
        return _elasticsearch(settings.ELASTICSEARCH)
    return _embedded(Path(settings.SEARCH_INDEX_DIR))


@cache
def _embedded(root: Path) -> EmbeddedEngine:
    return EmbeddedEngine(root)


@cache
def _elasticsearch(chosen: env.Elasticsearch) -> SearchEngine:
    # Loaded where it is used: the client costs every process half a second and 30 MB.
    engine: SearchEngine = import_string(_ELASTICSEARCH)(chosen)
    return engine
