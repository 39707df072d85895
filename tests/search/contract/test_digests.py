"""What lies in an index, told page by page, so that it can be compared with the database."""

import dataclasses

import pytest

from search.documents import Term
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.search_document import make_document, make_random_documents
from tests.search.conftest import ENGINES


@pytest.fixture(params=BOTH_ENGINES)
def fill_index(request):
    """The engines that have an index; the database has none to compare with."""
    return lambda documents: ENGINES[request.param](documents, request)


def digests_of(documents):
    return {document.identifier: document.digest() for document in documents}


@pytest.mark.parametrize("size", [7, 20, 1_000])
def test_every_document_is_told_once_in_pages(fill_index, size):
    documents = make_random_documents(20, seed=1)

    pages = list(fill_index(documents).iterate_digests(size))

    assert all(len(page) <= size for page in pages)
    assert sum(map(len, pages)) == 20
    assert {name: digest for page in pages for name, digest in page.items()} == digests_of(
        documents
    )


def test_only_those_that_were_asked_for_are_told(fill_index):
    documents = make_random_documents(5, seed=2)
    names = [documents[1].identifier, documents[3].identifier, "cs-unknown"]

    (page,) = fill_index(documents).iterate_digests(10, only=names)

    assert page == digests_of([documents[1], documents[3]])


def test_nothing_is_told_of_none_and_of_an_empty_index(fill_index):
    assert list(fill_index([make_document()]).iterate_digests(10, only=[])) == []


def test_a_digest_follows_what_is_written_and_taken_out(fill_index):
    old, gone = make_document("cs-a"), make_document("cs-b")
    engine = fill_index([old, gone])
    new = dataclasses.replace(old, body="New words")

    engine.upsert([new])
    engine.delete(["cs-b"])

    assert list(engine.iterate_digests(10)) == [{"cs-a": new.digest()}]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another"},
        {"body": "Another"},
        {"names": "Another"},
        {"state": "retracted"},
        {"personal": True},
        {"card": {"url": "/elsewhere/"}},
        {"terms": {"theme": (Term("listening", "Listening"),)}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_each_part_of_a_document_counts(change):
    document = make_document("cs-a")

    assert dataclasses.replace(document, **change).digest() != document.digest()


def test_the_order_of_terms_and_names_does_not_count():
    one, other = Term("a", "A"), Term("b", "B")
    document = make_document("cs-a", names="A\nB")

    assert (
        dataclasses.replace(document, terms={"tag": (one, other)}).digest()
        == dataclasses.replace(document, terms={"tag": (other, one)}, names="B\nA").digest()
    )


def test_an_index_that_is_kept_tells_what_lies_there(fill_index):
    engine = fill_index([make_document("cs-a")])
    build = engine.start_build()
    build.upsert([make_document("cs-b")])
    build.activate()

    kept = {name for page in engine.iterate_digests(10, kept=True) for name in page}

    # The embedded engine keeps none.
    assert kept == ({"cs-a"} if engine.name == "elasticsearch" else set())
    assert not list(engine.iterate_digests(10, only=["cs-b"], kept=True))
