"""A search as it is kept with an alert: its parameters, and what it says in words."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlencode

from repository.records.consent import Surface
from search import links
from search.blocked import load_sight
from search.labels import KnownValues, load_known_values, load_lexicon
from search.narrowing import list_chosen
from search.parameters import Labels, Parameters, parse_query
from search.query import Notice, SearchQuery
from search.reading import read_search

#: Characters of a search's parameters. The longest text and a handful of filters take half of it.
LONGEST: Final = 4_000
_NEWEST: Final = ("sort", "newest")


@dataclass(frozen=True)
class SavedSearch:
    """A search that may be kept."""

    query: SearchQuery
    #: Where it is shown, newest first; the same as a feed.
    href: str
    feed_href: str
    #: What is looked for, each with a label: “Theme” and “Listening or Pain”.
    words: tuple[tuple[str, str], ...]
    notices: tuple[Notice, ...] = ()

    @property
    def parameters(self) -> str:
        """Return what is kept of it: order and page are not."""
        return urlencode(links.saved_pairs(self.query))


def read_asked(parameters: Parameters) -> SavedSearch:
    """Read a search that somebody wants to save; what is unknown is left out, and said."""
    reading = read_search(parameters, load_sight(Surface.MAIL))
    return _build(reading.query, reading.labels, reading.notices)


def read_kept(parameters: str, known: KnownValues | None = None) -> SavedSearch:
    """Read a search that was saved.

    A value that has gone since stays in it: without it, the search would find more than was
    agreed to.
    """
    known = known or load_known()
    query, _ = parse_query(parse_qs(parameters), former=known.former, lexicon=load_lexicon())
    return _build(query, known.labels)


def load_known() -> KnownValues:
    """Return the labels of filters, as far as they may leave the site."""
    return load_known_values(load_sight(Surface.MAIL))


def _build(query: SearchQuery, labels: Labels, notices: tuple[Notice, ...] = ()) -> SavedSearch:
    pairs = links.saved_pairs(query)
    return SavedSearch(
        query=query,
        href=links.build_href("/search/", [*pairs, _NEWEST]),
        feed_href=links.feed_href(query),
        words=_describe(query, labels),
        notices=notices,
    )


def _describe(query: SearchQuery, labels: Labels) -> tuple[tuple[str, str], ...]:
    described: dict[str, str] = {"Words": query.text.text} if query.text.text else {}
    for _, label, _, value_label in list_chosen(query, labels):
        before = described.get(label)
        described[label] = f"{before} or {value_label}" if before else value_label
    return tuple(described.items()) or (("Everything", "all records"),)
