"""Spans of time as counts by quarter."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from repository.replication.choices import AdoptionStage
from repository.replication.spread.timeline import LONGEST, Span, build_timeline, find_quarter

TODAY = date(2026, 8, 20)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def counts(spans):
    return {quarter.label: dict(quarter.tally.by_stage) for quarter in build_timeline(spans, TODAY)}


def test_nothing_has_no_history():
    assert build_timeline([], TODAY) == []


def test_every_quarter_since_the_first_has_a_count_also_where_nothing_changed():
    spans = [
        Span("testing", date(2026, 1, 10), date(2026, 7, 2), 2),
        Span("stopped", date(2026, 7, 2), None, 2),
    ]

    assert counts(spans) == {
        "January to March 2026": {"testing": 2},
        "April to June 2026": {"testing": 2},
        "July to September 2026": {"stopped": 2},
    }


def test_a_quarter_shows_what_holds_on_its_last_day():
    spans = [
        Span("planning", date(2026, 4, 1), date(2026, 5, 1), 1),
        Span("testing", date(2026, 5, 1), None, 1),
    ]

    assert counts(spans)["April to June 2026"] == {"testing": 1}


def test_what_is_dated_after_today_counts_as_of_today():
    spans = [
        Span("planning", date(2026, 4, 1), date(2027, 5, 1), 1),
        Span("testing", date(2027, 5, 1), None, 1),
    ]

    assert counts(spans)["July to September 2026"] == {"testing": 1}


def test_more_than_ten_years_ago_is_in_the_first_quarter_shown():
    quarters = build_timeline([Span("sustained", date(1999, 1, 1), None, 3)], TODAY)

    assert len(quarters) == LONGEST
    assert quarters[0].label == "October to December 2016"
    assert quarters[0].tally.total == 3


@given(
    st.lists(
        st.tuples(
            st.lists(st.tuples(DAYS, st.sampled_from(AdoptionStage.values)), min_size=1),
            st.integers(1, 9),
        ),
        min_size=1,
    )
)
def test_however_adoptions_went_the_last_quarter_has_each_once_and_none_is_ever_lost(adoptions):
    spans, now = [], {}
    for changes, number in adoptions:
        ordered = sorted(changes)
        ends = [*(since for since, _ in ordered[1:]), None]
        spans += [
            Span(stage, since, end, number)
            for (since, stage), end in zip(ordered, ends, strict=True)
        ]
        now[ordered[-1][1]] = now.get(ordered[-1][1], 0) + number

    quarters = build_timeline(spans, TODAY)

    assert quarters[-1].tally.by_stage == now
    assert quarters[-1].place == find_quarter(TODAY)
    totals = [quarter.tally.total for quarter in quarters]
    assert totals == sorted(totals), "what began has begun for ever"
