"""The one place where searches are put to an engine: fall-back, notices, slow log."""

import logging
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from search.attempts import search_as_meant
from search.blocked import Sight
from search.completion import Beginning
from search.engines import get_engine
from search.engines.base import (
    EngineUnavailableError,
    Hit,
    SearchReader,
    SearchResponse,
    Vocabulary,
)
from search.fallback import build_notice, get_fallback
from search.lexicon import Lexicon
from search.query import Notice, SearchQuery
from search.spelling import Spelling

logger = logging.getLogger(__name__)
SLOW_SECONDS: Final = 0.5

T = TypeVar("T")


def run_search(query: SearchQuery, sight: Sight, lexicon: Lexicon | None = None) -> SearchResponse:
    """Answer a search, from the database where the engine cannot.

    Args:
        query: the search.
        sight: what may be shown now.
        lexicon: the editors' synonyms, to search as it was meant; without them it is as typed.
    """
    started = time.monotonic()

    def ask(reader: SearchReader, blocked: frozenset[str]) -> SearchResponse:
        if lexicon is None:
            return reader.search(query, blocked, sight.now)
        return search_as_meant(reader, query, lexicon, blocked, sight.now)

    response = _ask(sight, ask)
    seconds = time.monotonic() - started
    if seconds > SLOW_SECONDS:
        # Never the words: people type names.
        words = len(query.text.words)
        logger.warning(
            "Slow search: %.2f s, %d words, %d filters", seconds, words, len(query.filters)
        )
    notices = list(response.notices)
    if response.degraded:
        notices.append(build_notice())
    if response.page != query.page and response.total:
        text = f"There is no page {query.page:,}. This is the last page."
        notices.append(Notice("page-beyond-end", text, "page"))
    return replace(response, notices=tuple(notices))


def run_together(queries: Sequence[SearchQuery], sight: Sight) -> tuple[SearchResponse, ...]:
    """Answer searches that are shown side by side: all by the engine, or all from the database."""
    return _ask(
        sight,
        lambda reader, blocked: tuple(reader.search(one, blocked, sight.now) for one in queries),
    )


def find_related(identifier: str, limit: int, sight: Sight) -> tuple[Hit, ...]:
    """Return the current records most like one record; none while there is no index."""
    try:
        return get_engine().related(identifier, limit, sight.blocked, sight.now)
    except EngineUnavailableError:
        # A record page must not wait for the reserve.
        return ()


def complete_titles(beginning: Beginning, limit: int, sight: Sight) -> tuple[Hit, ...]:
    """Return current records whose titles begin as typed; none while there is no index."""
    try:
        return get_engine().complete(beginning, limit, sight.blocked, sight.now)
    except EngineUnavailableError:
        # Asked at every key: a hint must not wait for the reserve.
        return ()


def load_vocabulary(sight: Sight) -> Vocabulary:
    """Return the values that findable records hold."""
    return _ask(sight, lambda reader, blocked: reader.vocabulary(blocked, sight.now))


def load_spelling(sight: Sight) -> Spelling:
    """Return the words that findable records hold, without people's stories and names."""
    return _ask(sight, lambda reader, blocked: reader.spelling(blocked, sight.now))


def find_held(texts: Collection[str], sight: Sight) -> frozenset[str]:
    """Return those of some texts that a findable record holds, a person's story included."""
    if not texts:
        return frozenset()
    return _ask(sight, lambda reader, blocked: reader.find_held(texts, blocked, sight.now))


def _ask(sight: Sight, question: Callable[[SearchReader, frozenset[str]], T]) -> T:
    try:
        return question(get_engine(), sight.blocked)
    except EngineUnavailableError as error:
        logger.warning("Search answers from the database: %s", error)
        # What waits for the index has been read anew here.
        return question(get_fallback(), sight.gone)
