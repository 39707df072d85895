"""A search read from beginning to end, for a file: nothing is left out without saying so."""

import logging
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from search.attempts import Attempt, find_first, list_attempts
from search.blocked import Sight
from search.engines import get_engine
from search.engines.base import Batch, EngineUnavailableError, Hit, Reach, SearchReader
from search.fallback import covers_all, get_fallback
from search.lexicon import Lexicon
from search.query import Notice, SearchQuery

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Listing:
    """The hits of a search, to be read once."""

    total: int
    #: The text that was searched instead of a misspelt one.
    corrected_query: str | None
    #: Whether the database answers, because no index can.
    degraded: bool
    #: What a reader must know of how it was searched.
    notices: tuple[Notice, ...]
    _first: Batch
    _others: Generator[Batch, None, None]

    def iterate(self) -> Iterator[tuple[Hit, ...]]:
        """Return the hits in batches.

        Raises:
            EngineUnavailableError: the index went away half-way.
        """
        yield self._first.hits
        for batch in self._others:
            yield batch.hits

    def close(self) -> None:
        """Give back what the engine holds ready for the rest."""
        self._others.close()


def list_hits(query: SearchQuery, sight: Sight, lexicon: Lexicon, reach: Reach) -> Listing:
    """Begin to read a search; from the database where there is no index.

    Raises:
        EngineUnavailableError: there is no index, and the reserve does not hold every record.
    """

    def begin(reader: SearchReader, blocked: frozenset[str], *, degraded: bool) -> Listing:
        def read(attempt: Attempt) -> Listing:
            batches = reader.iterate_hits(attempt.query, blocked, sight.now, reach)
            # Asks the engine: what it refuses is known before anything has been sent.
            first = next(batches)
            return Listing(
                first.total, attempt.corrected, degraded, attempt.notices, first, batches
            )

        attempts = list_attempts(reader, query, lexicon, blocked, sight.now)
        return find_first(attempts, read)[1]

    try:
        return begin(get_engine(), sight.blocked, degraded=False)
    except EngineUnavailableError as error:
        logger.warning("A list is read from the database: %s", error)
        if not covers_all():
            raise
        return begin(get_fallback(), sight.gone, degraded=True)
