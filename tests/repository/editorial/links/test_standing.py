"""What a link is called after one answer, and after several."""

import datetime as dt
from functools import reduce

import pytest

from repository.editorial.links.answers import Answer, Page
from repository.editorial.links.standing import Standing, judge
from repository.editorial.models import LinkState

START = dt.datetime(2026, 3, 1, 3, tzinfo=dt.UTC)
WEEK = dt.timedelta(days=7)
ADDRESS = "https://example.org/guide"
GOOD = Answer(200, page=Page("Guidance"))
SILENT = Answer(None, "The server did not answer in time.")


def after(*answers, days=1):
    """Ask once a day, or every so many days."""

    def step(before, numbered):
        number, answer = numbered
        now = START + dt.timedelta(days=number * days)
        return judge(before, ADDRESS, answer, now, WEEK)

    return reduce(step, enumerate(answers), Standing())


def test_a_link_that_works_is_left_alone_for_as_long_as_is_set():
    link = after(GOOD)
    assert (link.state, link.good_at, link.due_at) == (LinkState.GOOD, START, START + WEEK)


@pytest.mark.parametrize("answer", [Answer(404), Answer(410), Answer(500), Answer(503), SILENT])
def test_one_failure_proves_nothing_and_is_looked_into_the_next_day(answer):
    link = after(GOOD, answer)
    assert link.state == LinkState.UNSURE
    assert link.failing_since == START + dt.timedelta(days=1)
    assert link.good_at == START
    assert link.due_at < START + dt.timedelta(days=2)


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_still_missing_the_next_day_is_gone(status):
    assert after(GOOD, Answer(status), Answer(status)).state == LinkState.BROKEN


@pytest.mark.parametrize("answer", [Answer(500), SILENT])
def test_a_server_may_be_down_for_a_weekend(answer):
    assert after(GOOD, *[answer] * 4).state == LinkState.UNSURE
    assert after(GOOD, *[answer] * 5).state == LinkState.BROKEN


def test_two_failures_within_the_hour_are_one():
    first = judge(Standing(), ADDRESS, Answer(404), START, WEEK)
    again = judge(first, ADDRESS, Answer(404), START + dt.timedelta(hours=1), WEEK)
    assert again.state == LinkState.UNSURE


def test_a_link_that_works_again_is_good_again():
    link = after(Answer(404), Answer(404), GOOD)
    assert (link.state, link.failing_since, link.status) == (LinkState.GOOD, None, 200)


def test_the_days_of_an_earlier_failure_do_not_count():
    assert after(Answer(404), GOOD, Answer(404)).state == LinkState.UNSURE


@pytest.mark.parametrize("status", [401, 403, 429, 451, 999])
def test_a_server_that_turns_programs_away_is_not_called_broken(status):
    link = after(*[Answer(status)] * 10)
    assert (link.state, link.failing_since) == (LinkState.UNCHECKED, None)


def test_where_a_page_moved_is_kept_until_it_does_not_any_more():
    moved = Answer(200, moved_to="https://example.org/new-guide", page=Page("Guidance"))
    assert after(moved).state == LinkState.MOVED
    assert after(moved).moved_to == "https://example.org/new-guide"
    assert after(moved, GOOD).moved_to == ""


def test_a_safer_address_of_the_same_page_is_no_move():
    assert after(Answer(200, moved_to="https://www.example.org/guide/")).state == LinkState.GOOD


def test_a_page_that_says_it_is_withdrawn_is_told_first():
    gone = Answer(200, moved_to="https://example.org/x", page=Page("Guidance", is_withdrawn=True))
    assert after(GOOD, gone).state == LinkState.WITHDRAWN


def test_another_title_is_news_for_three_months():
    other = Answer(200, page=Page("Guidance (updated)"))
    link = after(GOOD, other)
    assert link.state == LinkState.CHANGED
    assert (link.earlier_title, link.title) == ("Guidance", "Guidance (updated)")
    assert after(GOOD, *[other] * 13, days=7).state == LinkState.CHANGED
    assert after(GOOD, *[other] * 15, days=7).state == LinkState.GOOD


def test_a_title_that_could_not_be_read_is_no_change():
    assert after(GOOD, Answer(200), GOOD).state == LinkState.GOOD
