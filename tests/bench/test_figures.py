"""Figures, budgets and tables of the bench are right without any machine."""

import pytest

from search.facets import BY_KEY
from tests.bench.figures import Budget, Times
from tests.bench.finding import FLOOR, HOME, WORDS, Finding
from tests.bench.floor import FACETS, build_body
from tests.bench.tables import find_budget, render, render_times


def test_figures_of_a_hundred_times():
    times = Times.of(range(1, 101))

    assert times.median == 50.5
    assert times.p95 == pytest.approx(95.05)
    assert times.p99 == pytest.approx(99.01)


def test_one_time_alone_is_every_figure():
    assert Times.of([7.0]) == Times(7.0, 7.0, 7.0)


def test_figures_are_compared_one_by_one():
    assert Times(3.0, 8.0, 9.0).over(Times(2.0, 4.0, 9.0)) == Times(1.5, 2.0, 1.0)


def test_a_budget_is_kept_when_every_figure_keeps_to_it():
    most = Budget(1.5, " ×")

    assert most.judge(1.2, 1.5) == "≤ 1.5 ×: kept"
    assert most.judge(1.2, 1.6) == "≤ 1.5 ×: **missed**"
    assert Budget(500, "/s", at_least=True).judge(480) == "≥ 500/s: **missed**"


@pytest.mark.parametrize(
    ("profile", "size", "limit"),
    [
        ("server", 1_000, None),
        ("server", 10_000, 1.5),
        ("server", 100_000, 1.5),
        ("embedded", 10_000, 1.0),
        ("embedded", 100_000, None),
    ],
)
def test_the_search_page_has_a_budget_where_the_design_gives_one(profile, size, limit):
    budget, _ = find_budget(profile, size)

    assert (budget and budget.limit) == limit


def test_a_table_is_markdown():
    assert render(["what", "how much"], [["this", "3"]]) == (
        "| what | how much |\n| --- | --- |\n| this | 3 |"
    )


def test_only_what_was_asked_with_the_floor_is_compared_with_it():
    times = {FLOOR: Times(10, 20, 30), WORDS: Times(14, 40, 60), HOME: Times(5, 6, 7)}

    lines = render_times([Finding("server", 10_000, times=times)]).splitlines()

    assert lines[3].endswith("| 1.40 | 2.00 | ≤ 1.5 ×: **missed** |")
    assert lines[4].endswith("| 7.0 ms |  |  |  |")


def test_the_floor_asks_for_any_word_and_nine_facets():
    assert '"query": "glucose", "fields"' in build_body("glucose")
    assert len(FACETS) == 9
    assert set(FACETS) <= set(BY_KEY)
