"""What every engine offers: the protocol, its answers, its one error. No engine's own words."""

import datetime as dt
import enum
import math
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from search.completion import Beginning
from search.documents import SearchDocument
from search.facets import CROSS_CUTTING_LABEL
from search.paged_text import Extract
from search.query import Notice, SearchQuery
from search.ranking import RELATED_REASONS
from search.spelling import Spelling

#: Label of each value, by facet key (and `tag`).
Vocabulary = Mapping[str, Mapping[str, str]]


class EngineUnavailableError(Exception):
    """The engine cannot answer or write now. Nothing is lost: changes wait, readers fall back.

    Args:
        text: what is wrong, in one line for an operator.
        setting: the environment variable to look at, if it is that.
    """

    def __init__(self, text: str = "", setting: str = "") -> None:
        super().__init__(text, setting)
        self.setting = setting

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class Highlights:
    """Fragments as escaped HTML in which only `<mark>` is an element."""

    title: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    #: Where in its files something stands that the record itself does not show.
    attachments: tuple[Extract, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One record found."""

    identifier: str
    score: float
    card: Mapping[str, Any]
    highlights: Highlights = field(default_factory=Highlights)
    personal: bool = False
    #: For related records: the labels of what both have in common.
    shared: tuple[str, ...] = ()


class FacetCount(NamedTuple):
    """How many records choosing this value alone would show, all other filters kept.

    A tuple: a page has hundreds, and a frozen dataclass takes three times as long to make.
    """

    value: str
    label: str
    count: int  # type: ignore[assignment]  # nobody counts what is in the tuple
    selected: bool


@dataclass(frozen=True)
class SearchResponse:
    """An engine's whole answer to one search."""

    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    #: The values of each in the facet's own order.
    facets: Mapping[str, tuple[FacetCount, ...]]
    #: The text that was searched instead of a misspelt one.
    corrected_query: str | None = None
    #: Other texts that may have been meant. Each finds something.
    did_you_mean: tuple[str, ...] = ()
    #: What was looked for because no record holds any word that was typed.
    instead: tuple[str, ...] = ()
    degraded: bool = False
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Reach:
    """How far a search is read, and how much of it at once."""

    limit: int
    size: int


@dataclass(frozen=True)
class Batch:
    """Some of the hits of a search that is read from beginning to end."""

    hits: tuple[Hit, ...]
    #: How many hits the search has, whether or not all of them are read.
    total: int


class Readiness(enum.Enum):
    """Whether an engine's index can be used."""

    READY = "ready"
    MISSING = "missing"
    OUTDATED = "outdated"
    #: There may be one, but the server that has it does not answer, or not to us.
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class EngineStatus:
    """What an operator sees of an engine."""

    name: str
    readiness: Readiness
    documents: int = 0
    detail: str = ""
    #: The environment variable to look at when the index cannot be reached.
    setting: str = ""

    @property
    def usable(self) -> bool:
        """Whether searches are answered from the index."""
        return self.readiness is Readiness.READY


class IndexBuild(Protocol):
    """A new index being filled beside the one that serves."""

    def upsert(self, documents: Iterable[SearchDocument]) -> None:
        """Write documents over any earlier ones."""

    def delete(self, identifiers: Iterable[str]) -> None:
        """Take documents out."""

    def compact(self) -> None:
        """Have what was written lie as it is read quickest, which may take a while."""

    def activate(self) -> bool:
        """Make the new index the one that serves, in one step.

        Returns:
            Whether the index before is kept to go back to, and must follow all changes.
        """

    def abandon(self) -> None:
        """Leave nothing of the build behind, unless it serves already."""


class SearchReader(Protocol):
    """What answers searches. Every method raises `EngineUnavailableError` and nothing else."""

    @property
    def name(self) -> str:
        """Return the engine's name, as operators read it."""

    def search(
        self, query: SearchQuery, blocked: frozenset[str], now: dt.datetime
    ) -> SearchResponse:
        """Answer a search, leaving out blocked records and those whose time is over."""

    def iterate_hits(
        self, query: SearchQuery, blocked: frozenset[str], now: dt.datetime, reach: Reach
    ) -> Generator[Batch, None, None]:
        """Return a search's hits in order, unmarked, from one state of the index.

        Whatever is written meanwhile, a rebuild included, none comes twice and none is left out.
        There is always a first batch, which may be empty.
        """

    def related(
        self, identifier: str, limit: int, blocked: frozenset[str], now: dt.datetime
    ) -> tuple[Hit, ...]:
        """Return the current records most like one record, best first; never a person's story."""

    def complete(
        self, beginning: Beginning, limit: int, blocked: frozenset[str], now: dt.datetime
    ) -> tuple[Hit, ...]:
        """Return current records whose titles hold words that begin as typed, best first."""

    def vocabulary(self, blocked: frozenset[str], now: dt.datetime) -> Vocabulary:
        """Return the values that findable records hold, with their labels."""

    def spelling(self, blocked: frozenset[str], now: dt.datetime) -> Spelling:
        """Return the words that may be offered for misspelt ones, about as they are now."""

    def find_held(
        self, texts: Iterable[str], blocked: frozenset[str], now: dt.datetime
    ) -> frozenset[str]:
        """Return those of some texts that a findable record holds, a person's story included."""


class SearchEngine(SearchReader, Protocol):
    """An engine with an index of its own. Writing is for who holds the writer's lock."""

    def upsert(self, documents: Iterable[SearchDocument], *, patient: bool = True) -> None:
        """Write documents over any earlier ones; visible to readers on return.

        Args:
            documents: what to write.
            patient: no person waits, so that it may take long.
        """

    def delete(self, identifiers: Iterable[str], *, patient: bool = True) -> None:
        """Take documents out; invisible to readers on return."""

    def purge(self) -> bool:
        """Have no file of any index hold what was taken out of it.

        Returns:
            Whether that is done; otherwise only a rebuild does it.
        """

    def iterate_digests(
        self, size: int, only: Collection[str] | None = None, *, kept: bool = False
    ) -> Iterator[Mapping[str, str]]:
        """Return what each document's digest was when it was written, by identifier, in pages.

        Args:
            size: documents in a page.
            only: leave out all but these.
            kept: look into the index that is kept to go back to, not into the one that serves.
        """

    def start_build(self) -> IndexBuild:
        """Begin a new index beside the one that serves."""

    def remove_strays(self) -> None:
        """Remove what a rebuild left half-built; only while none is running."""

    def roll_back(self) -> str:
        """Serve from the previous index again, if this engine keeps it; return its name."""

    def status(self) -> EngineStatus:
        """Describe the index; the one question that is answered even when no other can be."""


def count_pages(total: int, page_size: int) -> int:
    """Return how many pages a list fills; an empty list is one empty page."""
    return max(1, math.ceil(total / page_size))


def find_shared(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the labels of what two records' cards have in common, which explains a relation."""
    labels = [
        item["label"]
        for key in RELATED_REASONS
        for item in other.get(key, ())
        if item in one.get(key, ())
    ]
    both = one.get("cross_cutting") and other.get("cross_cutting")
    return (*labels, CROSS_CUTTING_LABEL) if both else tuple(labels)
