"""The values a search may be narrowed by: the same on every engine."""

import datetime as dt

from tests.factories.search_document import NOW, make_document, make_story


def vocabulary(finder, blocked=(), now=NOW):
    return finder.engine.vocabulary(frozenset(blocked), now)


def test_values_come_with_their_labels(fill):
    finder = fill(make_document(organisation=["a-trust"], tag=["video"]))

    assert vocabulary(finder)["organisation"] == {"a-trust": "A trust"}
    assert vocabulary(finder)["tag"] == {"video": "Video"}


def test_values_of_retracted_records_are_known(fill):
    finder = fill(make_document(theme=["listening"], state="retracted"))

    assert "listening" in vocabulary(finder)["theme"]


def test_a_value_that_only_two_stories_hold_is_not_known(fill):
    finder = fill(*(make_story(ethnic_group=["source-words"]) for _ in range(2)))

    assert "source-words" not in vocabulary(finder).get("ethnic_group", {})


def test_a_value_of_blocked_or_ended_records_is_not_known(fill):
    finder = fill(
        make_document("cs-a", theme=["listening"]),
        make_story("vo-b", theme=["care-bundles"], visible_until=NOW),
    )

    before = vocabulary(finder, now=NOW - dt.timedelta(minutes=2))
    after = vocabulary(finder, blocked={"cs-a"})

    assert set(before["theme"]) == {"listening", "care-bundles"}
    assert not after.get("theme")
