"""How indices live in Elasticsearch: aliases, versions, what is kept, what is left behind."""

import pytest
from django.utils import timezone

from search.engines import get_engine
from search.engines.base import EngineUnavailableError, Readiness
from search.engines.elasticsearch import indices, writing
from search.query import SearchQuery
from search.rebuild import rebuild as rebuild_all
from tests.elasticsearch.fixtures import list_indices
from tests.factories.case_study import CaseStudyFactory
from tests.factories.search_document import make_document

pytestmark = [pytest.mark.elasticsearch, pytest.mark.usefixtures("elasticsearch")]


def titles(engine):
    found = engine.search(SearchQuery(), frozenset(), timezone.now())
    return sorted(hit.card["title"] for hit in found.hits)


def rebuild(engine, *documents):
    build = engine.start_build()
    build.upsert(documents)
    build.activate()


@pytest.fixture
def engine():
    return get_engine()


@pytest.fixture
def client(engine):
    """The client itself, to see what operators see."""
    return engine._connection._client  # noqa: SLF001 - looking in from outside is the point


@pytest.fixture
def own(engine):
    """The names of this test's indices, on a server that others use too."""
    return engine._indices._pattern  # noqa: SLF001 - as above


@pytest.fixture
def another_version(engine, monkeypatch):
    """From now on, the code has another mapping."""

    def change():
        monkeypatch.setattr(indices, "MAPPING_HASH", "0" * 12)
        family = engine._indices  # noqa: SLF001 - as above
        monkeypatch.setattr(family, "read_alias", family.read_alias[:-12] + "0" * 12)

    return change


def test_a_new_engine_has_no_index(engine):
    assert engine.status().readiness is Readiness.MISSING


def test_without_an_index_every_question_is_refused(engine):
    for ask in (
        lambda: titles(engine),
        lambda: engine.related("cs-a", 4, frozenset(), timezone.now()),
        lambda: engine.vocabulary(frozenset(), timezone.now()),
        lambda: engine.upsert([make_document()]),
        lambda: engine.delete(["cs-a"]),
        engine.roll_back,
    ):
        with pytest.raises(EngineUnavailableError):
            ask()
    assert list_indices() == []


def test_an_index_of_another_version_is_outdated(engine, another_version):
    rebuild(engine, make_document())
    another_version()

    assert engine.status().readiness is Readiness.OUTDATED
    with pytest.raises(EngineUnavailableError, match="version"):
        titles(engine)


def test_the_version_before_an_upgrade_reads_on_but_leaves_writing_to_the_next(
    engine, another_version, monkeypatch
):
    rebuild(engine, make_document(title="Before"))
    with monkeypatch.context():
        another_version()
        rebuild(engine, make_document(title="After"))
        after = titles(engine)
        monkeypatch.undo()

    assert (after, titles(engine)) == (["After"], ["Before"])
    assert engine.status().readiness is Readiness.OUTDATED
    with pytest.raises(EngineUnavailableError, match="outdated"):
        engine.upsert([make_document()])


def test_while_it_is_filled_an_index_neither_copies_nor_refreshes(engine, client):
    engine.start_build()
    (name,) = list_indices()

    settings = client.indices.get_settings(index=name)[name]["settings"]["index"]

    assert (settings["number_of_replicas"], settings["refresh_interval"]) == ("0", "-1")


def test_an_index_that_serves_has_a_copy_where_there_is_room(engine, client):
    rebuild(engine)
    (name,) = list_indices()

    settings = client.indices.get_settings(index=name)[name]["settings"]["index"]

    assert settings["auto_expand_replicas"] == "0-1"
    assert "refresh_interval" not in settings


def test_going_back_serves_the_index_before_with_all_changes_since(engine):
    rebuild(engine, make_document("cs-a", title="Kept"), make_document("cs-b", title="Gone"))
    rebuild(engine)
    engine.upsert([make_document("cs-c", title="New")])
    engine.delete(["cs-b"])
    after = titles(engine)

    engine.roll_back()

    assert (after, titles(engine)) == (["New"], ["Kept", "New"])
    engine.roll_back()
    assert titles(engine) == ["New"]


@pytest.mark.django_db
@pytest.mark.usefixtures("search_index")
@pytest.mark.parametrize("search_engine", ["elasticsearch"], indirect=True)
def test_going_back_after_a_rebuild_knows_what_waited_for_it(engine):
    page = CaseStudyFactory(title="Gone")
    rebuild_all()
    page.unpublish()
    CaseStudyFactory(title="New")

    rebuild_all()

    engine.roll_back()
    assert titles(engine) == ["New"]


def test_changes_after_going_back_reach_both(engine):
    rebuild(engine)
    rebuild(engine)
    engine.roll_back()
    engine.upsert([make_document(title="New")])
    engine.roll_back()

    assert titles(engine) == ["New"]


def test_a_document_that_does_not_fit_the_index_before_is_taken_out_of_it(
    engine, client, monkeypatch
):
    rebuild(engine, make_document("cs-a", title="Before"))
    (before,) = list_indices()
    rebuild(engine, make_document("cs-a", title="Before"))
    client.indices.put_mapping(index=before, properties={"later": {"type": "integer"}})
    fits = writing.to_source
    monkeypatch.setattr(writing, "to_source", lambda document: {**fits(document), "later": "x"})

    engine.upsert([make_document("cs-a", title="After")])

    assert titles(engine) == ["After"]
    assert client.count(index=before)["count"] == 0


def test_a_withdrawn_story_leaves_a_half_built_index_too(engine, client):
    rebuild(engine, make_document("vo-a"))
    build = engine.start_build()
    build.upsert([make_document("vo-a")])

    engine.delete(["vo-a"])

    for name in list_indices():
        client.indices.refresh(index=name)
        assert client.count(index=name)["count"] == 0


def test_a_build_that_is_given_up_leaves_nothing(engine):
    build = engine.start_build()
    build.upsert([make_document()])
    build.abandon()

    assert list_indices() == []


def test_giving_up_after_the_switch_leaves_the_index_that_serves(engine):
    build = engine.start_build()
    build.upsert([make_document(title="Here")])
    build.activate()
    # As when the answer to the switch was lost on the way.
    build.abandon()

    assert titles(engine) == ["Here"]


def test_another_sites_indices_are_left_alone(engine, client, elasticsearch):
    foreign = f"{elasticsearch.index}-records-of-somebody-else"
    client.indices.create(index=foreign)
    try:
        rebuild(engine)
        rebuild(engine)
        assert client.indices.exists(index=foreign)
        assert foreign not in list_indices()
    finally:
        client.indices.delete(index=foreign)


def test_what_was_found_is_remembered_until_the_index_changes(engine, client, own):
    rebuild(engine, make_document(title="One"))
    now = timezone.now()

    def find():
        found = engine.search(SearchQuery(), frozenset(), now)
        held = client.indices.stats(index=own, metric="request_cache")["_all"]["total"][
            "request_cache"
        ]
        return sorted(hit.card["title"] for hit in found.hits), held["hit_count"]

    assert [find(), find()] == [(["One"], 0), (["One"], 1)]
    engine.upsert([make_document(title="Two")])
    assert find() == (["One", "Two"], 1)


def test_a_compact_index_lies_in_one_piece(engine, client, own):
    build = engine.start_build()
    for number in range(3):
        build.upsert([make_document(title=f"Title {number}")])
        build.delete([])
        client.indices.refresh(index=own)
    build.compact()
    build.activate()

    (index,) = client.indices.segments(index=own).body["indices"].values()
    (copy,) = index["shards"]["0"]
    assert copy["num_search_segments"] == 1
    assert len(titles(engine)) == 3


def test_nothing_is_stored_that_is_only_searched_counted_or_sorted_by(engine, client):
    rebuild(engine, make_document("cs-a", year=2024, theme=["listening"]))
    (index,) = list_indices()

    stored = client.get(index=index, id="cs-a")["_source"]

    shown = {"title", "summary", "body", "card", "files", "personal"}
    assert stored.keys() == shown | {"identifier", "terms", "digest"}
