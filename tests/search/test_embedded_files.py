"""How the embedded index lies on disk, and how readers follow it."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.utils import timezone

from search.documents import Term
from search.engines.base import EngineUnavailableError, Readiness
from search.engines.embedded import EmbeddedEngine
from search.engines.embedded.folders import POINTER
from search.engines.embedded.schema import SCHEMA_HASH
from search.query import SearchQuery
from tests.factories.search_document import make_document


def titles(engine):
    found = engine.search(SearchQuery(), frozenset(), timezone.now())
    return sorted(hit.card["title"] for hit in found.hits)


def rebuild(engine, *documents):
    build = engine.start_build()
    build.upsert(documents)
    build.activate()


def test_a_new_engine_has_no_index(tmp_path):
    status = EmbeddedEngine(tmp_path / "index").status()

    assert (status.readiness, status.usable) == (Readiness.MISSING, False)


def test_without_an_index_every_question_is_refused(tmp_path):
    engine = EmbeddedEngine(tmp_path / "index")

    for ask in (
        lambda: titles(engine),
        lambda: engine.related("cs-a", 4, frozenset(), timezone.now()),
        lambda: engine.vocabulary(frozenset(), timezone.now()),
        lambda: engine.upsert([make_document()]),
        lambda: engine.delete(["cs-a"]),
    ):
        with pytest.raises(EngineUnavailableError):
            ask()


def test_an_index_of_another_schema_is_outdated(embedded, tmp_path):
    root = tmp_path / "index"
    (old,) = [path for path in root.iterdir() if path.is_dir()]
    old.rename(root / old.name.replace(SCHEMA_HASH, "0" * 12))
    (root / POINTER).write_text(old.name.replace(SCHEMA_HASH, "0" * 12), encoding="ascii")

    assert embedded.status().readiness is Readiness.OUTDATED
    with pytest.raises(EngineUnavailableError, match="outdated"):
        titles(embedded)


def test_a_pointer_to_nowhere_is_no_index(embedded, tmp_path):
    (tmp_path / "index" / POINTER).write_text("gone", encoding="ascii")

    assert embedded.status().readiness is Readiness.MISSING


def test_an_upsert_replaces_the_earlier_document(embedded):
    embedded.upsert([make_document("cs-a", title="Before")])
    embedded.upsert([make_document("cs-a", title="After")])

    assert titles(embedded) == ["After"]


def test_a_deleted_document_is_gone(embedded):
    embedded.upsert([make_document("cs-a", title="A"), make_document("cs-b", title="B")])
    embedded.delete(["cs-a", "cs-never"])

    assert titles(embedded) == ["B"]


def test_another_process_s_reader_sees_each_commit(embedded, tmp_path):
    other = EmbeddedEngine(tmp_path / "index")
    before = titles(other)
    embedded.upsert([make_document(title="New")])

    assert (before, titles(other)) == ([], ["New"])


def test_another_process_s_reader_follows_a_swap(embedded, tmp_path):
    other = EmbeddedEngine(tmp_path / "index")
    titles(other)
    rebuild(embedded, make_document(title="New"))

    assert titles(other) == ["New"]


def test_readers_see_nothing_of_a_build_before_its_swap(embedded):
    embedded.upsert([make_document("cs-a", title="Old")])
    build = embedded.start_build()
    build.upsert([make_document("cs-b", title="New")])

    assert titles(embedded) == ["Old"]
    build.activate()
    assert titles(embedded) == ["New"]


def test_an_abandoned_build_leaves_no_folder(embedded, tmp_path):
    build = embedded.start_build()
    build.abandon()

    assert len([path for path in (tmp_path / "index").iterdir() if path.is_dir()]) == 1
    with pytest.raises(EngineUnavailableError):
        build.upsert([make_document()])


def test_a_build_forgets_what_was_deleted_from_it(embedded):
    build = embedded.start_build()
    build.upsert([make_document("cs-a", title="A"), make_document("cs-b", title="B")])
    build.delete(["cs-a"])
    build.activate()

    assert titles(embedded) == ["B"]


def test_counts_stay_true_over_many_small_commits(embedded):
    for number in range(12):
        embedded.upsert([make_document(f"cs-{number}", theme=["listening"])])
    embedded.upsert([make_document("cs-3", theme=["care-bundles"])])
    embedded.delete(["cs-4"])

    facets = embedded.search(SearchQuery(), frozenset(), timezone.now()).facets["theme"]

    assert [(item.value, item.count) for item in facets] == [("listening", 10), ("care-bundles", 1)]


def test_one_value_under_two_labels_is_counted_once(embedded):
    embedded.upsert([make_document(organisation=["a"]), make_document(organisation=["a"])])
    document = make_document()
    renamed = document.terms | {"organisation": (Term("a", "New name"),)}
    embedded.upsert([replace(document, terms=renamed)])

    facets = embedded.search(SearchQuery(), frozenset(), timezone.now()).facets["organisation"]

    assert [(item.value, item.label, item.count) for item in facets] == [("a", "A", 3)]


def test_readers_in_many_threads_see_whole_answers_while_the_index_is_written(embedded):
    rebuild(embedded, *(make_document(f"cs-{number}", title="Old") for number in range(20)))
    stop = threading.Event()
    seen, errors = set(), []

    def read():
        while not stop.is_set():
            try:
                found = embedded.search(SearchQuery(page_size=100), frozenset(), timezone.now())
            except EngineUnavailableError as error:
                errors.append(error)
            else:
                seen.add((found.total, len(found.hits)))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(6):
        rebuild(embedded, *(make_document(f"cs-{number}", title="New") for number in range(20)))
        embedded.upsert([make_document("cs-3", title="Edited")])
    stop.set()
    for thread in threads:
        thread.join()

    assert errors == []
    assert seen == {(20, 20)}


def test_what_goes_wrong_while_facets_are_counted_is_told_as_the_engines_own(tmp_path, monkeypatch):
    engine = EmbeddedEngine(tmp_path / "index")
    rebuild(engine, make_document(title="Triage"))

    def fail(*_arguments):
        raise ValueError("a broken segment")

    with monkeypatch.context() as broken:
        broken.setattr("search.engines.embedded.engine.count_facets", fail)
        with pytest.raises(EngineUnavailableError, match="a broken segment"):
            titles(engine)

    assert titles(engine) == ["Triage"]


def test_searches_at_once_have_each_their_own_facets(tmp_path):
    engine = EmbeddedEngine(tmp_path / "index")
    areas = [f"area-{number}" for number in range(12)]
    rebuild(engine, *(make_document(title=area, priority_area=[area]) for area in areas))

    def count(area):
        query = SearchQuery(fixed={"priority_area": frozenset({area})})
        narrowed = SearchQuery(filters={"priority_area": frozenset({area})})
        chosen = engine.search(narrowed, frozenset(), timezone.now()).facets["priority_area"]
        return (
            engine.search(query, frozenset(), timezone.now()).total,
            [item.value for item in chosen if item.selected],
            sum(item.count for item in chosen),
        )

    with ThreadPoolExecutor(len(areas)) as readers:
        found = list(readers.map(count, areas * 5))

    assert found == [(1, [area], len(areas)) for area in areas * 5]
