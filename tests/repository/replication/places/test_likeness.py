"""Gower's distance over what two places state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repository.replication.places.likeness import (
    FEATURES,
    Place,
    Ranges,
    compare_mixes,
    find_ranges,
    measure,
)

UNITS = ("obstetric", "alongside", "freestanding")
MIXES = (
    st.lists(st.integers(0, 100), min_size=5, max_size=5)
    .filter(any)
    .map(lambda parts: tuple(100 * part / sum(parts) for part in parts))
)
PLACES = st.builds(
    Place,
    births=st.none() | st.integers(1, 20_000),
    unit_type=st.none() | st.sampled_from(UNITS),
    deprivation=st.none() | st.floats(0, 100),
    ethnic_mix=st.none() | MIXES,
)
WHOLE = st.builds(Place, st.integers(1, 20_000), st.sampled_from(UNITS), st.floats(0, 100), MIXES)


@given(PLACES, PLACES)
def test_a_distance_is_between_0_and_1(one, other):
    distance = measure(one, other, find_ranges([one, other]))

    if distance is not None:
        assert 0 <= distance.total <= 1
        assert all(0 <= part.distance <= 1 for part in distance.parts)


@given(WHOLE, WHOLE, WHOLE)
def test_it_is_as_far_there_as_back(one, other, third):
    ranges = find_ranges([one, other, third])

    there, back = measure(one, other, ranges), measure(other, one, ranges)

    assert there.total == pytest.approx(back.total)


@given(PLACES, PLACES)
def test_a_place_is_at_no_distance_from_itself(place, other):
    distance = measure(place, place, find_ranges([place, other]))

    assert (distance is None) == (not place.states())
    if distance is not None:
        assert distance.total == pytest.approx(0, abs=1e-9)


@given(PLACES, PLACES)
def test_only_what_both_state_is_compared_in_the_order_of_the_features(one, other):
    distance = measure(one, other, find_ranges([one, other]))

    if distance is not None:
        compared = [part.feature for part in distance.parts]
        assert compared == [name for name in FEATURES if name in one.states() & other.states()]


def test_a_distance_is_worked_out_by_hand():
    """|4000 - 6000| / 4000 = 0.5; another unit 1; |20 - 30| / 40 = 0.25; mixes 0.1: mean 0.4625."""
    one = Place(4000, "obstetric", 20, (10, 10, 10, 60, 10))
    other = Place(6000, "alongside", 30, (20, 10, 10, 50, 10))

    distance = measure(one, other, Ranges(births=4000, deprivation=40))

    assert [part.distance for part in distance.parts] == pytest.approx([0.5, 1, 0.25, 0.1])
    assert distance.total == pytest.approx(0.4625)


def test_one_feature_in_common_is_too_little_unless_the_reader_states_one():
    stated = Place(births=4000, unit_type="obstetric")
    both = Place(births=4000, deprivation=20)

    assert measure(both, stated, Ranges()) is None
    assert measure(Place(births=4000), stated, Ranges()).total == 0
    assert measure(Place(deprivation=20), stated, Ranges()) is None


def test_where_all_places_count_the_same_nothing_parts_them():
    place = Place(births=4000, deprivation=20)

    assert measure(place, place, find_ranges([place, place])).total == 0


def test_mixes_that_have_no_group_in_common_are_as_far_apart_as_can_be():
    assert compare_mixes((100, 0, 0, 0, 0), (0, 0, 0, 100, 0)) == 1


def test_rounded_shares_are_compared_as_shares_of_their_sum():
    assert compare_mixes((50, 50, 0, 0, 0), (49.9, 49.9, 0, 0, 0)) == pytest.approx(0)
