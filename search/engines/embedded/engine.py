"""The embedded engine: Tantivy on disk, read by many processes and written by one at a time."""

import datetime as dt
import json
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import tantivy
from tantivy import Query

from search.completion import Beginning, choose
from search.documents import SearchDocument
from search.engines.base import (
    Batch,
    EngineStatus,
    EngineUnavailableError,
    Highlights,
    Hit,
    Reach,
    Readiness,
    SearchResponse,
    Vocabulary,
    count_pages,
    find_shared,
)
from search.engines.embedded.completing import find_candidates
from search.engines.embedded.counting import (
    collect_spelling,
    collect_vocabulary,
    count_facets,
)
from search.engines.embedded.errors import translate_errors
from search.engines.embedded.folders import IndexFolders
from search.engines.embedded.listing import iterate_digests
from search.engines.embedded.marking import Marker
from search.engines.embedded.paging import count, select_page
from search.engines.embedded.queries import (
    Visible,
    build_holding,
    build_query,
    build_related,
    join,
    only_personal,
    without_personal,
)
from search.engines.embedded.reading import IndexReader
from search.engines.embedded.schema import CARD, IDENTIFIER, SCHEMA, TERMS
from search.engines.embedded.writing import EmbeddedBuild, put, take_out, write
from search.engines.kept import KeptSpelling
from search.engines.terms import PERSONAL
from search.facets import RELEVANCE, SMALLEST_CELL
from search.query import SearchQuery
from search.spelling import Spelling

#: How many vocabularies a process keeps.
_KEPT: Final = 4
#: Counts while the page is found: Tantivy lets go of the interpreter for both walks, so that where
#: there are two processors the counts cost hardly any time. More workers than a web process has
#: threads, so that nobody waits for another's counts. What runs here may ask neither the database
#: nor the request, and a process must not be forked after it has searched.
_BESIDE: Final = ThreadPoolExecutor(32, thread_name_prefix="facets")


class EmbeddedEngine:
    """Answers within the process; needs nothing but a folder."""

    name: Final = "embedded"

    def __init__(self, root: Path) -> None:
        self._folders = IndexFolders(root)
        self._reader = IndexReader(self._folders)
        self._vocabularies: dict[object, Vocabulary] = {}
        self._spelling = KeptSpelling()

    def search(
        self, query: SearchQuery, blocked: frozenset[str], now: dt.datetime
    ) -> SearchResponse:
        """Answer a search from one state of the index."""
        with translate_errors():
            return self._search(query, Visible(blocked, now))

    def _search(self, query: SearchQuery, visible: Visible) -> SearchResponse:
        searcher = self._reader.read().searcher
        facets = _BESIDE.submit(count_facets, searcher, query, visible) if query.counted else None
        total, page, ranked = select_page(
            searcher,
            _build_shown(searcher, query, visible),
            query.order,
            query.page,
            query.page_size,
        )
        marker = Marker(searcher, query.text)
        return SearchResponse(
            hits=tuple(
                _build_hit(searcher.doc(address), score, marker) for score, address in ranked
            ),
            total=total,
            page=page,
            pages=count_pages(total, query.page_size),
            facets=facets.result() if facets else {},
        )

    def iterate_hits(
        self, query: SearchQuery, blocked: frozenset[str], now: dt.datetime, reach: Reach
    ) -> Generator[Batch, None, None]:
        """Return a search's hits in order: all places first, then the documents bit by bit."""
        with translate_errors():
            searcher = self._reader.read().searcher
            shown = _build_shown(searcher, query, Visible(blocked, now))
            total, _, ranked = select_page(searcher, shown, query.order, 1, reach.limit)
            for start in range(0, max(1, len(ranked)), reach.size):
                some = ranked[start : start + reach.size]
                hits = tuple(_build_hit(searcher.doc(address), score) for score, address in some)
                yield Batch(hits, total)

    def related(
        self, identifier: str, limit: int, blocked: frozenset[str], now: dt.datetime
    ) -> tuple[Hit, ...]:
        """Return the current records that share most with one record."""
        with translate_errors():
            return self._related(identifier, limit, Visible(blocked, now))

    def _related(self, identifier: str, limit: int, visible: Visible) -> tuple[Hit, ...]:
        searcher = self._reader.read().searcher
        itself = searcher.search(Query.term_query(SCHEMA, IDENTIFIER, identifier), 1).hits
        if not itself or limit < 1:
            return ()
        document = searcher.doc(itself[0][1])
        query = build_related(document, str(document.get_first("title")), visible)
        if query is None:
            return ()
        _, _, ranked = select_page(searcher, query, RELEVANCE, 1, limit)
        card = _read_card(document)
        hits = [_build_hit(searcher.doc(address), score) for score, address in ranked]
        return tuple(replace(hit, shared=find_shared(card, hit.card)) for hit in hits)

    def complete(
        self, beginning: Beginning, limit: int, blocked: frozenset[str], now: dt.datetime
    ) -> tuple[Hit, ...]:
        """Return current records whose titles begin as typed."""
        if not beginning.words:
            return ()
        with translate_errors():
            searcher = self._reader.read().searcher
            found = find_candidates(searcher, beginning, limit, Visible(blocked, now))
            hits = [_build_hit(document, 0.0) for document in found]
        return tuple(
            hit for _, hit in choose(beginning, ((hit.card["title"], hit) for hit in hits), limit)
        )

    def vocabulary(self, blocked: frozenset[str], now: dt.datetime) -> Vocabulary:
        """Return the values of findable records; counted anew when the index moves."""
        reading = self._reader.read()
        # A story's consent may end between commits: no answer is kept longer than a minute.
        key = (reading.stamp, blocked, int(now.timestamp()) // 60)
        held = self._vocabularies.get(key)
        if held is None:
            with translate_errors():
                held = collect_vocabulary(reading.searcher, Visible(blocked, now))
            # The page and the API block different stories; older states are of no use.
            kept = list(self._vocabularies.items())[-(_KEPT - 1) :]
            self._vocabularies = {**dict(kept), key: held}
        return held

    def spelling(self, blocked: frozenset[str], now: dt.datetime) -> Spelling:
        """Return the words that may be offered; collected anew when the index moves."""
        reading = self._reader.read()
        with translate_errors():
            return self._spelling.load(
                reading.stamp, lambda: collect_spelling(reading.searcher, Visible(blocked, now))
            )

    def find_held(
        self, texts: Iterable[str], blocked: frozenset[str], now: dt.datetime
    ) -> frozenset[str]:
        """Return those of some texts that a findable record holds."""
        visible = Visible(blocked, now)
        with translate_errors():
            searcher = self._reader.read().searcher
            return frozenset(
                text
                for text in texts
                if searcher.search(build_holding(text, visible), 1, count=False).hits
            )

    def upsert(self, documents: Iterable[SearchDocument], *, patient: bool = True) -> None:  # noqa: ARG002 - the disk is never far
        """Write documents over any earlier ones."""
        with write(self._folders.current()) as writer:
            put(writer, documents)

    def delete(self, identifiers: Iterable[str], *, patient: bool = True) -> None:  # noqa: ARG002 - as above
        """Take documents out."""
        with write(self._folders.current()) as writer:
            take_out(writer, identifiers)

    def purge(self) -> bool:
        """Say that it cannot: its parts are written anew by the library's own lights alone."""
        return False

    def iterate_digests(
        self, size: int, only: Collection[str] | None = None, *, kept: bool = False
    ) -> Iterator[Mapping[str, str]]:
        """Return the digest of each document, in pages of one state of the index."""
        if kept:
            # There is none to go back to.
            return
        with translate_errors():
            yield from iterate_digests(self._reader.read().searcher, size, only)

    def start_build(self) -> EmbeddedBuild:
        """Begin a new index in a folder of its own."""
        return EmbeddedBuild(self._folders)

    def remove_strays(self) -> None:
        """Remove folders that a rebuild left behind when it was killed."""
        with translate_errors():
            self._folders.remove_others()

    def roll_back(self) -> str:
        """Refuse: a rebuild takes less time than finding out which index to go back to."""
        raise EngineUnavailableError("The embedded engine keeps no previous index: rebuild it.")

    def status(self) -> EngineStatus:
        """Describe the index."""
        readiness = self._folders.readiness()
        if readiness is not Readiness.READY:
            return EngineStatus(self.name, readiness)
        return EngineStatus(self.name, readiness, self._reader.read().searcher.num_docs)


def _build_shown(searcher: tantivy.Searcher, query: SearchQuery, visible: Visible) -> Query:
    """Return the query for what a search shows: without stories, where they are too few."""
    clauses = build_query(query, visible)
    if query.narrows_personal:
        unranked = build_query(query, visible, ranked=False)
        stories = count(searcher, join(only_personal(unranked)))
        clauses = clauses if stories >= SMALLEST_CELL else without_personal(clauses)
    return join(clauses)


def _build_hit(document: tantivy.Document, score: float, marker: Marker | None = None) -> Hit:
    personal = PERSONAL in document.get_all(TERMS)
    return Hit(
        identifier=str(document.get_first(IDENTIFIER)),
        score=score,
        card=_read_card(document),
        highlights=marker.mark(document, keep=not personal) if marker else Highlights(),
        personal=personal,
    )


def _read_card(document: tantivy.Document) -> dict[str, Any]:
    return dict(json.loads(bytes(document.get_first(CARD) or b"{}")))
