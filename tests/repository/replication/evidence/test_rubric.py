import pytest
from hypothesis import given
from hypothesis import strategies as st

from repository.replication.evidence import crosswalk, rubric
from repository.replication.evidence.rubric import BY_KEY, LEVELS, MOST, QUESTIONS, find_level

POINTS = st.fixed_dictionaries({question.key: st.integers(0, 2) for question in QUESTIONS})


def rate(*points):
    return find_level(dict(zip(BY_KEY, points, strict=True))).value


@given(POINTS)
def test_any_points_come_to_one_level(points):
    level = find_level(points)
    assert sum(points.values()) >= level.least


@given(POINTS, st.sampled_from(sorted(BY_KEY)))
def test_another_point_never_lowers_the_level(points, key):
    more = {**points, key: min(points[key] + 1, 2)}
    assert LEVELS.index(find_level(more)) <= LEVELS.index(find_level(points))


@given(POINTS)
def test_strong_evidence_has_a_point_on_every_question(points):
    if find_level(points).value == "strong":
        assert min(points.values()) >= 1


@pytest.mark.parametrize(
    ("points", "level"),
    [
        ((2, 2, 2, 2, 2, 2, 2), "strong"),
        ((2, 2, 2, 2, 1, 1, 1), "strong"),
        ((2, 2, 0, 2, 2, 2, 2), "moderate"),
        ((2, 2, 2, 1, 1, 1, 1), "moderate"),
        ((1, 1, 1, 1, 1, 1, 1), "moderate"),
        ((1, 1, 1, 1, 1, 1, 0), "early"),
        ((1, 1, 1, 0, 0, 0, 0), "early"),
        ((0, 0, 0, 0, 0, 0, 2), "idea"),
        ((0, 0, 0, 0, 0, 0, 0), "idea"),
    ],
)
def test_the_level_follows_from_the_points(points, level):
    assert rate(*points) == level


def test_answers_go_from_most_points_to_none():
    for question in QUESTIONS:
        assert [answer.points for answer in question.answers] == [2, 1, 0]
    assert MOST == 14


def test_levels_begin_where_the_last_one_ends():
    least = [level.least for level in LEVELS]
    assert least == sorted(least, reverse=True)
    assert least[-1] == 0


def test_each_question_names_sources_that_are_told():
    for question in QUESTIONS:
        assert question.sources
        assert set(question.sources) <= crosswalk.BY_KEY.keys()


def test_every_scale_has_a_nearest_level_for_each_of_ours():
    for scale in crosswalk.SCALES:
        assert scale.nearest.keys() == {level.value for level in LEVELS}


def test_every_source_says_what_was_read_of_it():
    for source in crosswalk.SOURCES:
        assert source.read.startswith("Read: ")
        assert source.url.startswith("https://")


def test_a_rubric_that_changes_gets_another_edition():
    # Ratings are stored as answers: whoever changes what they mean, moves EDITION as well.
    meant = {
        question.key: [(answer.key, answer.points) for answer in question.answers]
        for question in QUESTIONS
    }
    answers = [("full", 2), ("part", 1), ("none", 0)]
    keys = ["over-time", "comparison", "by-group", "size", "whole-story", "others", "described"]
    assert (rubric.EDITION, meant) == (1, dict.fromkeys(keys, answers))
    assert [(level.value, level.least) for level in LEVELS] == [
        ("strong", 11), ("moderate", 7), ("early", 3), ("idea", 0),
    ]  # fmt: skip
