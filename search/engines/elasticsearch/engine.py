"""The engine on Elasticsearch: one request a search, whatever it counts and marks."""

import datetime as dt
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from elasticsearch import NotFoundError

from repository.settings import env
from search.completion import Beginning, choose
from search.documents import SearchDocument
from search.engines.base import (
    Batch,
    EngineStatus,
    EngineUnavailableError,
    Highlights,
    Hit,
    IndexBuild,
    Reach,
    Readiness,
    SearchResponse,
    Vocabulary,
    count_pages,
    find_shared,
)
from search.engines.elasticsearch.completing import build_completion
from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.counting import (
    build_counts,
    count_stories,
    read_facets,
)
from search.engines.elasticsearch.indices import Indices
from search.engines.elasticsearch.listing import iterate_digests, iterate_hits, open_point_in_time
from search.engines.elasticsearch.marking import read_highlights
from search.engines.elasticsearch.purging import purge
from search.engines.elasticsearch.queries import (
    Body,
    Visible,
    build_base,
    build_hits,
    build_related,
    choose_copy,
    last_page,
    list_facet_filters,
    to_keywords,
)
from search.engines.elasticsearch.spelling import WordList
from search.engines.elasticsearch.values import KeptVocabulary
from search.engines.elasticsearch.writing import ElasticsearchBuild, put, take_out
from search.facets import SMALLEST_CELL
from search.marks import Marks
from search.query import SearchQuery
from search.ranking import SCORE_DIGITS
from search.spelling import Spelling


class ElasticsearchEngine:
    """Answers over the network; any number of processes and machines share it."""

    name: Final = "elasticsearch"

    def __init__(self, settings: env.Elasticsearch) -> None:
        self._connection = Connection(settings)
        self._indices = Indices(self._connection, settings.index)
        self._vocabulary = KeptVocabulary(self._connection, self._indices.read_alias)
        self._words = WordList(self._connection, self._indices.read_alias)

    def search(
        self, query: SearchQuery, blocked: frozenset[str], now: dt.datetime
    ) -> SearchResponse:
        """Answer a search from one state of the index."""
        base = build_base(query, Visible(blocked, now))
        filters = list_facet_filters(query)
        hits = build_hits(query, base, filters.values(), query.page)
        counts = build_counts(query, filters)
        asked = [{**hits, "aggs": counts} if counts else hits]
        if query.narrows_personal:
            # Whether stories may be shown depends on how many match: ask for both lists at once.
            asked.append(build_hits(query, base, filters.values(), query.page, personal=False))
        answers = self._ask(query, asked)
        shows_personal = len(asked) == 1 or count_stories(answers[0]) >= SMALLEST_CELL
        found = answers[0] if shows_personal else answers[1]
        total = int(found["hits"]["total"]["value"])
        pages = min(count_pages(total, query.page_size), last_page(query.page_size))
        page = min(query.page, pages)
        if page != query.page:
            # Beyond the end: only now do we know which page is the last one.
            last = build_hits(query, base, filters.values(), page, personal=shows_personal)
            found = self._ask(query, [last])[0]
        whole = Marks(query.text)
        in_files = Marks(query.text, whole_phrases=True) if query.text.phrases else whole
        return SearchResponse(
            hits=tuple(_build_hit(hit, (whole, in_files)) for hit in found["hits"]["hits"]),
            total=total,
            page=page,
            pages=pages,
            facets=read_facets(query, answers[0]),
        )

    def iterate_hits(
        self, query: SearchQuery, blocked: frozenset[str], now: dt.datetime, reach: Reach
    ) -> Generator[Batch, None, None]:
        """Return a search's hits in order, from one point in time."""
        whole = replace(query, page=1, page_size=min(reach.size, reach.limit), counted=False)
        base, filters = build_base(whole, Visible(blocked, now)), list_facet_filters(whole)
        with open_point_in_time(
            self._connection, self._indices.read_alias, choose_copy(query.text)
        ) as point:
            shows_personal = True
            if query.narrows_personal:
                stories = {"query": base, "size": 0, "aggs": build_counts(whole, filters)}
                shows_personal = count_stories(point.ask(stories)) >= SMALLEST_CELL
            body = build_hits(whole, base, filters.values(), 1, personal=shows_personal)
            for hits, total in iterate_hits(point, body, reach.limit):
                yield Batch(tuple(_build_hit(hit) for hit in hits), total)

    def _ask(self, query: SearchQuery, bodies: list[Body]) -> list[dict[str, Any]]:
        """Put questions to the index in one request."""
        header = {
            "preference": choose_copy(query.text),
            # Half an answer is a wrong answer.
            "allow_partial_search_results": False,
            # What was found is remembered until the index changes, as counts are in any case.
            "request_cache": True,
        }
        with self._connection.open() as client:
            answer = client.msearch(
                index=self._indices.read_alias,
                searches=[line for body in bodies for line in (header, body)],
            )
        return self._connection.check(answer.body["responses"])

    def related(
        self, identifier: str, limit: int, blocked: frozenset[str], now: dt.datetime
    ) -> tuple[Hit, ...]:
        """Return the current records that share most with one record."""
        index = self._indices.read_alias
        with self._connection.open() as client:
            try:
                itself = client.get(
                    index=index, id=identifier, source_includes=["title", "terms", "card"]
                ).body["_source"]
            except NotFoundError as error:
                if error.error == "index_not_found_exception":
                    raise
                return ()
            body = build_related(itself, identifier, limit, Visible(blocked, now))
            if body is None or limit < 1:
                return ()
            found = client.search(index=index, **to_keywords(body)).body
        hits = [_build_hit(hit) for hit in found["hits"]["hits"]]
        return tuple(replace(hit, shared=find_shared(itself["card"], hit.card)) for hit in hits)

    def complete(
        self, beginning: Beginning, limit: int, blocked: frozenset[str], now: dt.datetime
    ) -> tuple[Hit, ...]:
        """Return current records whose titles begin as typed."""
        if not beginning.words:
            return ()
        body = build_completion(beginning, limit, Visible(blocked, now))
        with self._connection.open() as client:
            found = client.search(index=self._indices.read_alias, **to_keywords(body)).body
        hits = (replace(_build_hit(hit), score=0.0) for hit in found["hits"]["hits"])
        chosen = choose(beginning, ((hit.card["title"], hit) for hit in hits), limit)
        return tuple(hit for _, hit in chosen)

    def vocabulary(self, blocked: frozenset[str], now: dt.datetime) -> Vocabulary:
        """Return the values of findable records."""
        return self._vocabulary.load(Visible(blocked, now))

    def spelling(self, blocked: frozenset[str], now: dt.datetime) -> Spelling:
        """Return the words that may be offered, a minute old at most."""
        return self._words.load(Visible(blocked, now))

    def find_held(
        self, texts: Iterable[str], blocked: frozenset[str], now: dt.datetime
    ) -> frozenset[str]:
        """Return those of some texts that a findable record holds."""
        return self._words.find_held(list(texts), Visible(blocked, now))

    def upsert(self, documents: Iterable[SearchDocument], *, patient: bool = True) -> None:
        """Write documents over any earlier ones, in the index before this one too."""
        put(self._connection, self._indices.load_usable().kept, documents, patient=patient)
        self._forget()

    def delete(self, identifiers: Iterable[str], *, patient: bool = True) -> None:
        """Take documents out of every index, half-built ones included: nothing stays anywhere."""
        names = self._indices.load_usable().names
        take_out(self._connection, names, identifiers, patient=patient)
        self._forget()

    def purge(self) -> bool:
        """Write the parts of every index anew that hold something taken out."""
        purge(self._connection, self._indices.load(insist=True).names)
        return True

    def iterate_digests(
        self, size: int, only: Collection[str] | None = None, *, kept: bool = False
    ) -> Iterator[Mapping[str, str]]:
        """Return the digest of each document, in pages."""
        family = self._indices.load_usable()
        for index in family.kept[1:] if kept else [family.read]:
            yield from iterate_digests(self._connection, index, size, only)

    def start_build(self) -> IndexBuild:
        """Begin a new index."""
        return ElasticsearchBuild(self._connection, self._indices)

    def remove_strays(self) -> None:
        """Remove indices that a rebuild left behind."""
        self._indices.remove_strays()

    def roll_back(self) -> str:
        """Serve from the index before this one; return its name."""
        name = self._indices.roll_back()
        self._forget()
        return name

    def _forget(self) -> None:
        """Ask for values and words anew: this process has changed the index."""
        self._vocabulary.forget()
        self._words.forget()

    def close(self) -> None:
        """Give the connections back."""
        self._connection.close()

    def status(self) -> EngineStatus:
        """Describe the index."""
        try:
            family = self._indices.load()
            if family.readiness is not Readiness.READY:
                return EngineStatus(self.name, family.readiness)
            with self._connection.open() as client:
                count = int(client.count(index=family.read)["count"])
        except EngineUnavailableError as error:
            return EngineStatus(
                self.name, Readiness.UNREACHABLE, detail=str(error), setting=error.setting
            )
        kept = ", ".join(family.kept[1:])
        detail = family.read + (f"; kept to go back to: {kept}" if kept else "")
        return EngineStatus(self.name, family.readiness, count, detail)


def _build_hit(found: Mapping[str, Any], marks: tuple[Marks, Marks] | None = None) -> Hit:
    source = found["_source"]
    return Hit(
        identifier=found["_id"],
        score=round(found["_score"] or 0.0, SCORE_DIGITS),
        card=source["card"],
        highlights=read_highlights(found, *marks) if marks else Highlights(),
        personal=source["personal"],
    )
