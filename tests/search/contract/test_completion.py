"""Titles that begin as typed: the same on every engine."""

import datetime as dt

import pytest

from search.completion import parse_beginning
from tests.factories.search_document import NOW, make_document, make_story


def complete(finder, text, limit=5, blocked=(), now=NOW):
    hits = finder.engine.complete(parse_beginning(text), limit, frozenset(blocked), now)
    return [hit.card["title"] for hit in hits]


@pytest.mark.parametrize(
    "typed",
    ["sc", "scr", "screeni", "screenin", "screening", "SCREENING", "anaem", "anaemi", "babie",
     "pour b", "b pour", "creme", "crème", "commun", "communiti", "communitie", "organisationa"],
)  # fmt: skip
def test_any_word_may_begin_as_typed(fill, typed):
    title = "Screening for anaemia: babies, communities, pour-over, organisational Crème"
    finder = fill(make_document(title=title), make_document(title="Weighing swabs"))

    assert complete(finder, typed) == [title]


@pytest.mark.parametrize(
    "typed", ["", "s", "eening", "screenings", "screen swabs", "s.*", ".*", "x" * 200]
)
def test_nothing_else_is_offered(fill, typed):
    finder = fill(make_document(title="Screening for anaemia"))

    assert complete(finder, typed) == []


def test_what_begins_as_typed_comes_first_then_what_is_short(fill):
    finder = fill(
        make_document(title="A long title about triage in a busy unit"),
        make_document(title="Better triage"),
        make_document(title="Triage tool for many units"),
    )

    assert complete(finder, "triage") == [
        "Triage tool for many units",
        "Better triage",
        "A long title about triage in a busy unit",
    ]
    assert len(complete(finder, "triage", limit=2)) == 2


def test_only_current_records_are_offered(fill):
    finder = fill(*(make_document(title="Triage", state=s) for s in ("superseded", "retracted")))

    assert complete(finder, "triage") == []


def test_what_is_blocked_or_over_is_not_offered(fill):
    finder = fill(
        make_document("cs-a", title="Triage blocked"),
        make_story("vo-b", title="Triage story", visible_until=NOW),
    )

    assert complete(finder, "triage", blocked={"cs-a"}) == []
    assert complete(finder, "triage", now=NOW - dt.timedelta(days=1)) == [
        "Triage blocked",
        "Triage story",
    ]
