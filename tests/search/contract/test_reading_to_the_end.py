"""A search read from beginning to end, as files are written: the same on every engine."""

import datetime as dt

import pytest

from search.query import MAX_PAGE_SIZE
from tests.factories.search_document import (
    CHOICES,
    NOW,
    make_document,
    make_identifier,
    make_random_documents,
    make_story,
)

SEARCHES = [
    ("", {}),
    ("haemorrhage birth", {}),
    ("haemorrhage birth", {"sort": "newest"}),
    ("", {"sort": "reviewed"}),
    ("", {"sort": "replicated"}),
    ("birth", {"filters": {"theme": CHOICES["theme"][:2]}}),
    ("", {"filters": {"region": ["london"]}}),
    ("", {"fixed": {"type": frozenset({"voice"})}, "year_from": 2020}),
]


@pytest.mark.parametrize("size", [7, 500])
@pytest.mark.parametrize(("text", "fields"), SEARCHES)
def test_what_is_read_is_what_the_pages_show(fill, text, fields, size):
    finder = fill(*make_random_documents(150, seed=4))
    shown, page, pages = [], 0, 1
    while page < pages:
        page += 1
        response = finder.response(text, page=page, page_size=MAX_PAGE_SIZE, **fields)
        pages = response.pages
        shown += [(hit.identifier, hit.score, hit.card) for hit in response.hits]

    batches = list(finder.batches(text, size=size, **fields))

    read = [(hit.identifier, hit.score, hit.card) for batch in batches for hit in batch.hits]
    assert read == shown
    assert {batch.total for batch in batches} == {len(shown)}


def test_a_batch_has_no_more_than_was_asked_for(fill):
    finder = fill(*(make_document(make_identifier(number)) for number in range(25)))

    assert [len(batch.hits) for batch in finder.batches(size=10)] == [10, 10, 5]


def test_no_batch_is_empty_but_the_only_one(fill):
    finder = fill(*(make_document(make_identifier(number)) for number in range(20)))

    assert [len(batch.hits) for batch in finder.batches(size=10)] == [10, 10]
    nothing = list(finder.batches("absentword"))
    assert [(batch.hits, batch.total) for batch in nothing] == [((), 0)]


@pytest.mark.parametrize(("limit", "size"), [(10, 4), (10, 5), (3, 50)])
def test_the_limit_is_kept_and_the_total_is_true(fill, limit, size):
    finder = fill(*(make_document(make_identifier(number)) for number in range(25)))

    batches = list(finder.batches(limit=limit, size=size))

    assert sum(len(batch.hits) for batch in batches) == limit
    assert batches[0].total == 25


def test_blocked_and_expired_records_are_never_read(fill):
    finder = fill(
        make_document("cs-a"),
        make_document("cs-b"),
        make_story("vo-a", visible_until=NOW),
        make_story("vo-b", visible_until=NOW + dt.timedelta(days=1)),
    )

    assert finder.everything(blocked=["cs-b"]) == ["cs-a", "vo-b"]


def test_too_few_stories_are_not_read_through_what_they_have_in_common(fill):
    stories = [make_story(f"vo-{name}", region=["london"]) for name in "ab"]
    finder = fill(make_document("cs-a", region=["london"]), *stories)

    assert finder.everything(filters={"region": ["london"]}) == ["cs-a"]


def test_writing_meanwhile_neither_repeats_nor_skips(fill_index):
    names = [make_identifier(number) for number in range(30)]
    finder = fill_index(*(make_document(name) for name in names))
    batches = finder.batches(size=10)

    read = [hit.identifier for hit in next(batches).hits]
    finder.engine.delete(names[12:14])
    finder.engine.upsert([make_document(published=dt.date(2030, 1, 1)) for _ in range(15)])
    read += [hit.identifier for batch in batches for hit in batch.hits]

    assert read == names


def test_a_rebuild_meanwhile_neither_repeats_nor_skips(fill_index):
    names = [make_identifier(number) for number in range(30)]
    finder = fill_index(*(make_document(name) for name in names))
    batches = finder.batches(size=10)

    read = [hit.identifier for hit in next(batches).hits]
    build = finder.engine.start_build()
    build.upsert([make_document()])
    build.activate()
    read += [hit.identifier for batch in batches for hit in batch.hits]

    assert read == names


def test_who_stops_half_way_leaves_the_rest(fill):
    finder = fill(*(make_document(make_identifier(number)) for number in range(30)))
    batches = finder.batches(size=10)

    next(batches)
    batches.close()

    assert len(finder.everything()) == 30
