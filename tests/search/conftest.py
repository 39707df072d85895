"""Engines of every kind, filled with the same documents."""

import pytest

from search.engines import get_engine
from search.engines.base import Reach
from search.engines.database import DatabaseReader
from search.engines.embedded import EmbeddedEngine
from search.models import IndexChange
from search.query import SearchQuery
from search.query_text import parse_text
from search.reference_text import Entry
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.search_document import NOW


def fill_engine(documents, engine):
    build = engine.start_build()
    build.upsert(documents)
    build.activate()
    return engine


def fill_embedded(documents, request):
    folder = request.getfixturevalue("tmp_path") / "index"
    return fill_engine(documents, EmbeddedEngine(folder))


def fill_elasticsearch(documents, request):
    request.getfixturevalue("elasticsearch")
    return fill_engine(documents, get_engine())


def fill_database(documents, _request):
    entries = [Entry.of(document) for document in documents]
    return DatabaseReader(entries)


ENGINES = {
    "embedded": fill_embedded,
    "elasticsearch": fill_elasticsearch,
    "database": fill_database,
}


class Finder:
    """An engine with documents in it, asked in few words."""

    def __init__(self, engine):
        self.engine = engine

    def response(self, text="", blocked=(), now=NOW, **fields):
        filters = {key: frozenset(values) for key, values in fields.pop("filters", {}).items()}
        query = SearchQuery(text=parse_text(text), filters=filters, **fields)
        return self.engine.search(query, frozenset(blocked), now)

    def batches(self, text="", blocked=(), now=NOW, limit=5_000, size=100, **fields):
        filters = {key: frozenset(values) for key, values in fields.pop("filters", {}).items()}
        query = SearchQuery(text=parse_text(text), filters=filters, **fields)
        return self.engine.iterate_hits(query, frozenset(blocked), now, Reach(limit, size))

    def everything(self, text="", **fields):
        batches = list(self.batches(text, **fields))
        return [hit.identifier for batch in batches for hit in batch.hits]

    def identifiers(self, text="", **fields):
        return [hit.identifier for hit in self.response(text, **fields).hits]

    def counts(self, key, text="", **fields):
        return {item.value: item.count for item in self.response(text, **fields).facets[key]}


@pytest.fixture(params=[*BOTH_ENGINES, "database"])
def fill(request):
    """Fill an engine of each kind with documents: `fill(document, …)`."""
    return lambda *documents: Finder(ENGINES[request.param](documents, request))


@pytest.fixture(params=BOTH_ENGINES)
def fill_index(request):
    """The same for engines with an index of their own, which can be written to afterwards."""
    return lambda *documents: Finder(ENGINES[request.param](documents, request))


@pytest.fixture
def embedded(request):
    """The embedded engine with an empty index."""
    return fill_embedded([], request)


@pytest.fixture
def changes():
    """The records touched since the fixture was last called; hidden ones apart."""

    def collect():
        rows = list(IndexChange.objects.values_list("identifier", "hide"))
        IndexChange.objects.all().delete()
        touched = {identifier for identifier, _ in rows}
        return touched, {identifier for identifier, hide in rows if hide}

    return collect
