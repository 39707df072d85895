"""Filters and the state switch: the same on every engine."""

import datetime as dt

import pytest

from tests.factories.search_document import NOW, make_document, make_story


def test_values_of_one_facet_are_alternatives(fill):
    finder = fill(
        make_document("cs-a", theme=["listening"]),
        make_document("cs-b", theme=["care-bundles"]),
        make_document("cs-c", theme=["screening"]),
    )

    found = finder.identifiers(filters={"theme": ["listening", "care-bundles"]})

    assert found == ["cs-a", "cs-b"]


def test_filters_of_two_facets_must_both_hold(fill):
    finder = fill(
        make_document("cs-a", theme=["listening"], region=["london"]),
        make_document("cs-b", theme=["listening"], region=["wales"]),
    )

    assert finder.identifiers(filters={"theme": ["listening"], "region": ["wales"]}) == ["cs-b"]


def test_a_tag_filters(fill):
    finder = fill(make_document("cs-a", tag=["video"]), make_document("cs-b"))

    assert finder.identifiers(filters={"tag": ["video"]}) == ["cs-a"]


def test_a_fixed_filter_always_holds_and_its_facet_is_not_offered(fill):
    finder = fill(make_document("cs-a"), make_document("to-b", type=["tool"]))

    response = finder.response(fixed={"type": frozenset({"tool"})})

    assert [hit.identifier for hit in response.hits] == ["to-b"]
    assert "type" not in response.facets


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ({"year_from": 2021}, ["cs-b", "cs-c"]),
        ({"year_to": 2021}, ["cs-a", "cs-b"]),
        ({"year_from": 2021, "year_to": 2021}, ["cs-b"]),
    ],
)
def test_years_are_inclusive_and_leave_out_records_without_one(fill, years, expected):
    finder = fill(
        make_document("cs-a", year=2020),
        make_document("cs-b", year=2021),
        make_document("cs-c", year=2022),
        make_document("cs-d"),
    )

    assert finder.identifiers(**years) == expected


def test_retracted_records_are_found_only_when_asked_for(fill):
    finder = fill(
        make_document("cs-a"),
        make_document("cs-b", state="superseded"),
        make_document("cs-c", state="retracted"),
    )

    assert finder.identifiers() == ["cs-a", "cs-b"]
    assert finder.identifiers(states=frozenset({"retracted"})) == ["cs-c"]


def test_blocked_records_are_absent_from_hits_total_and_counts(fill):
    finder = fill(
        make_document("cs-a", theme=["listening"]), make_document("cs-b", theme=["listening"])
    )

    response = finder.response(blocked={"cs-a", "cs-unknown"})

    assert [hit.identifier for hit in response.hits] == ["cs-b"]
    assert response.total == 1
    assert {item.value: item.count for item in response.facets["theme"]} == {"listening": 1}


def test_a_story_is_found_until_its_consent_ends(fill):
    finder = fill(make_story("vo-a", visible_until=NOW))

    assert finder.identifiers(now=NOW - dt.timedelta(microseconds=1)) == ["vo-a"]
    assert finder.identifiers(now=NOW) == []


def test_an_ended_story_is_not_counted(fill):
    finder = fill(make_story("vo-a", visible_until=NOW, theme=["listening"]))

    assert finder.counts("theme") == {}
