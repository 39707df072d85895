"""The engine that needs no service: Tantivy, on disk beside the database."""

from search.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
