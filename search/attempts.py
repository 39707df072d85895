"""The ways to put a search, one after another until one finds something.

As it was meant, as it was typed, then what is nearest. A page and its file try the same, so that
the file holds what the page shows.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from search.ambiguity import list_meanings
from search.correction import MOST_OFFERED, Correction, correct, find_hidden
from search.engines.base import SearchReader, SearchResponse
from search.lexicon import Lexicon
from search.query import Notice, SearchQuery
from search.query_text import parse_text
from search.widening import widen


@dataclass(frozen=True)
class Attempt:
    """One way to put a search, and what the reader is told of it."""

    query: SearchQuery
    #: The text that is searched instead of a misspelt one.
    corrected: str | None = None
    #: What is looked for because no record holds any word that was typed.
    instead: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    #: Texts that may have been meant as well.
    others: tuple[str, ...] = ()


class Found(Protocol):
    """What an attempt brought, in whatever form."""

    @property
    def total(self) -> int:
        """Return the number of records found."""


F = TypeVar("F", bound=Found)


def list_attempts(
    reader: SearchReader,
    query: SearchQuery,
    lexicon: Lexicon,
    blocked: frozenset[str],
    now: dt.datetime,
) -> Iterator[Attempt]:
    """Return the ways to put a search, each worked out only when those before found nothing."""
    if query.exact:
        yield Attempt(query)
        return
    correction = correct(reader, query.text, lexicon, blocked, now)
    readings = _list_readings(query, correction, lexicon)
    yield from readings
    wider = widen(reader, [reading.query for reading in readings], lexicon, blocked, now)
    if wider:
        notices = (wider.notice,)
        yield replace(readings[-1], query=wider.query, instead=wider.instead, notices=notices)


def _list_readings(query: SearchQuery, correction: Correction, lexicon: Lexicon) -> list[Attempt]:
    """Return a search put right, if it can be; then as it was typed."""
    found = [Attempt(query)]
    if correction.text:
        right = replace(query, text=parse_text(correction.text, lexicon))
        found.insert(0, Attempt(right, corrected=correction.text))
    return [
        replace(one, others=(*list_meanings(one.query.text, lexicon), *correction.others))
        for one in found
    ]


def find_first(attempts: Iterator[Attempt], ask: Callable[[Attempt], F]) -> tuple[Attempt, F]:
    """Return the first attempt that finds something, with that; or the search as typed."""
    for attempt in attempts:
        found = ask(attempt)
        if found.total:
            return attempt, found
        # Of two readings the later one is the search as it was typed.
        if not attempt.instead:
            nothing = attempt, found
    return nothing


def search_as_meant(
    reader: SearchReader,
    query: SearchQuery,
    lexicon: Lexicon,
    blocked: frozenset[str],
    now: dt.datetime,
) -> SearchResponse:
    """Answer a search, and offer what else may have been meant."""
    attempts = list_attempts(reader, query, lexicon, blocked, now)
    attempt, response = find_first(
        attempts, lambda attempt: reader.search(attempt.query, blocked, now)
    )
    offered = tuple(
        other
        for other in _leave_out_hidden(attempt.others, query.text.text, lexicon)
        # The one meaning that the list is about already is no question any longer.
        if attempt.instead != (other,)
        and _finds(reader, replace(query, text=parse_text(other, lexicon)), blocked, now)
    )
    return replace(
        response,
        corrected_query=attempt.corrected,
        instead=attempt.instead,
        did_you_mean=offered,
        notices=(*response.notices, *attempt.notices),
    )


def _leave_out_hidden(others: Sequence[str], typed: str, lexicon: Lexicon) -> list[str]:
    """Return what may be offered: no expression that is never shown, unless it was typed."""
    if not others:
        return []
    hidden = find_hidden(typed, lexicon)
    return [other for other in others[:MOST_OFFERED] if find_hidden(other, lexicon) <= hidden]


def _finds(
    reader: SearchReader, query: SearchQuery, blocked: frozenset[str], now: dt.datetime
) -> bool:
    asked = replace(query, page=1, page_size=1, counted=False)
    return reader.search(asked, blocked, now).total > 0
