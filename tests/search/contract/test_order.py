"""Sorting and paging: the same on every engine."""

import datetime as dt

import pytest

from tests.factories.search_document import make_document, make_identifier


def test_newest_come_first_and_undated_last(fill):
    finder = fill(
        make_document("cs-a", published=None),
        make_document("cs-b", published=dt.date(2024, 5, 1)),
        make_document("cs-c", published=dt.date(2025, 5, 1)),
    )

    assert finder.identifiers(sort="newest") == ["cs-c", "cs-b", "cs-a"]


def test_last_reviewed_come_first_and_unreviewed_last(fill):
    finder = fill(
        make_document("cs-a"),
        make_document("cs-b", reviewed=dt.date(2025, 5, 1)),
        make_document("cs-c", reviewed=dt.date(2024, 5, 1)),
    )

    assert finder.identifiers(sort="reviewed") == ["cs-b", "cs-c", "cs-a"]


def test_most_adopted_come_first_and_what_nobody_adopts_last(fill):
    finder = fill(
        make_document("cs-a"),
        make_document("cs-b", adoptions=10),
        make_document("cs-c", adoptions=9),
    )

    assert finder.identifiers(sort="replicated") == ["cs-b", "cs-c", "cs-a"]


def test_without_words_the_best_match_is_the_newest(fill):
    finder = fill(
        make_document("cs-a", published=dt.date(2024, 5, 1)),
        make_document("cs-b", published=dt.date(2025, 5, 1)),
    )

    assert finder.identifiers() == ["cs-b", "cs-a"]


@pytest.mark.parametrize("sort", ["relevance", "newest", "reviewed", "replicated"])
def test_equal_records_are_ordered_by_identifier(fill, sort):
    identifiers = [make_identifier(number) for number in range(7)]
    shuffled = [identifiers[place] for place in (3, 0, 6, 2, 5, 1, 4)]
    finder = fill(*(make_document(identifier, title="Triage") for identifier in shuffled))

    assert finder.identifiers("triage", sort=sort) == identifiers


@pytest.mark.parametrize("text", ["", "triage"])
@pytest.mark.parametrize("sort", ["relevance", "newest"])
def test_pages_hold_every_record_once(fill, text, sort):
    identifiers = [make_identifier(number * 37) for number in range(45)]
    finder = fill(*(make_document(name, title="Triage") for name in reversed(identifiers)))

    pages = [finder.identifiers(text, sort=sort, page=page, page_size=10) for page in range(1, 6)]

    assert [name for page in pages for name in page] == identifiers


def test_a_page_beyond_the_end_is_the_last_one(fill):
    finder = fill(*(make_document(make_identifier(number)) for number in range(5)))

    response = finder.response(page=99, page_size=2)

    assert (response.page, response.pages, len(response.hits)) == (3, 3, 1)


def test_no_results_are_one_empty_page(fill):
    response = fill(make_document()).response("absentword", page=7)

    assert (response.total, response.page, response.pages, response.hits) == (0, 1, 1, ())


def test_a_better_match_has_a_higher_score(fill):
    finder = fill(make_document(title="Triage birth"), make_document(title="Triage"))

    scores = [hit.score for hit in finder.response("triage birth").hits]

    assert scores[0] > scores[1] > 0
