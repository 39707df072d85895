"""Facet counts, and the rule that protects personal stories: the same on every engine."""

import random
from dataclasses import replace

import pytest

from search import reference
from search.query import SearchQuery
from search.query_text import parse_text
from search.reference_text import Entry
from tests.factories.search_document import (
    CHOICES,
    NOW,
    WORDS,
    make_document,
    make_random_documents,
    make_story,
)


def test_other_values_of_a_chosen_facet_keep_their_counts(fill):
    finder = fill(
        make_document(theme=["listening"]),
        make_document(theme=["care-bundles"]),
        make_document(theme=["care-bundles"]),
    )

    counts = finder.counts("theme", filters={"theme": ["listening"]})

    assert counts == {"listening": 1, "care-bundles": 2}


def test_filters_of_other_facets_narrow_a_count(fill):
    finder = fill(
        make_document(theme=["listening"], region=["london"]),
        make_document(theme=["listening"], region=["wales"]),
    )

    assert finder.counts("theme", filters={"region": ["wales"]}) == {"listening": 1}


def test_a_record_with_two_values_counts_once_for_each(fill):
    finder = fill(make_document(theme=["listening", "care-bundles"]))

    assert finder.counts("theme") == {"listening": 1, "care-bundles": 1}


def test_a_chosen_value_is_shown_at_zero(fill):
    finder = fill(make_document(theme=["listening"]))

    facets = finder.response("absentword", filters={"theme": ["listening"]}).facets["theme"]

    assert [(item.value, item.count, item.selected) for item in facets] == [("listening", 0, True)]


def test_values_that_nobody_chose_are_not_shown_at_zero(fill):
    finder = fill(make_document(theme=["listening"]), make_document(title="Triage"))

    assert finder.counts("theme", "triage") == {}


def test_every_value_of_a_long_facet_is_there(fill):
    finder = fill(*(make_document(organisation=[f"trust-{number}"]) for number in range(25)))

    assert len(finder.counts("organisation")) == 25


def test_values_are_listed_by_count_then_label(fill):
    finder = fill(
        make_document(theme=["b"]), make_document(theme=["c"]), make_document(theme=["c", "a"])
    )

    assert list(finder.counts("theme")) == ["c", "a", "b"]


def test_care_settings_are_listed_in_the_order_of_care(fill):
    finder = fill(
        make_document(setting=["postnatal", "antenatal"]), make_document(setting=["triage"])
    )

    assert list(finder.counts("setting")) == ["antenatal", "triage", "postnatal"]


def test_tags_are_never_a_facet(fill):
    assert "tag" not in fill(make_document(tag=["video"])).response().facets


@pytest.mark.parametrize("key", ["ethnic_group", "region", "organisation"])
def test_two_stories_are_left_out_of_a_cell_and_three_are_not(fill, key):
    stories = [make_story(**{key: [value]}) for value in ("a", "a", "b", "b", "b")]
    finder = fill(make_document(**{key: ["a"]}), *stories)

    assert finder.counts(key) == {"a": 1, "b": 3}


def test_a_value_that_only_two_stories_hold_is_not_shown(fill):
    finder = fill(*(make_story(ethnic_group=["2001-n"]) for _ in range(2)))

    assert finder.counts("ethnic_group") == {}


def test_two_stories_are_left_out_of_the_results_of_such_a_filter(fill):
    finder = fill(
        make_document("cs-a", region=["wales"]),
        make_story("vo-b", region=["wales"]),
        make_story("vo-c", region=["wales"]),
    )

    response = finder.response(filters={"region": ["wales"]})

    assert [hit.identifier for hit in response.hits] == ["cs-a"]
    assert response.total == 1


def test_three_stories_are_among_the_results_of_such_a_filter(fill):
    finder = fill(*(make_story(region=["wales"]) for _ in range(3)))

    assert finder.response(filters={"region": ["wales"]}).total == 3


def test_words_that_single_a_story_out_within_a_filter_do_not_find_it(fill):
    finder = fill(
        make_story("vo-a", title="Breech", region=["wales"]),
        *(make_story(region=["wales"]) for _ in range(5)),
    )

    assert finder.identifiers("breech", filters={"region": ["wales"]}) == []
    assert finder.identifiers("breech") == ["vo-a"]


def test_other_facets_leave_small_cells_out_while_such_a_filter_is_active(fill):
    finder = fill(
        *(make_story(region=["wales"], theme=["listening"]) for _ in range(2)),
        *(make_story(region=["wales"], theme=["care-bundles"]) for _ in range(3)),
    )

    assert finder.counts("theme") == {"care-bundles": 3, "listening": 2}
    assert finder.counts("theme", filters={"region": ["wales"]}) == {"care-bundles": 3}


def test_a_fixed_region_protects_stories_too(fill):
    finder = fill(make_story("vo-a", region=["wales"]))

    assert finder.response(fixed={"region": frozenset({"wales"})}).total == 0


def make_random_query(random_):
    filters = {
        key: frozenset(random_.sample(CHOICES[key], random_.randint(1, 2)))
        for key in random_.sample(sorted(CHOICES), random_.randint(0, 3))
    }
    text = " ".join(random_.sample(WORDS, random_.randint(0, 2)))
    if random_.random() < 0.3:
        text += f" -{random_.choice(WORDS)}"
    if random_.random() < 0.2:
        text += f' "{random_.choice(WORDS)} {random_.choice(WORDS)}"'
    return SearchQuery(
        text=parse_text(text),
        filters=filters,
        fixed=random_.choice([{}, {"type": frozenset({"voice"})}]),
        states=random_.choice(
            [SearchQuery().states, frozenset({"retracted"}), frozenset({"current", "retracted"})]
        ),
        year_from=random_.choice([None, None, 2020]),
        year_to=random_.choice([None, None, 2021]),
        sort=random_.choice(["newest", "reviewed", "replicated"]),
        page=random_.randint(1, 3),
        page_size=10,
    )


def count_by_clicking(finder, query, key, value, blocked):
    """What a reader sees who chooses this value alone."""
    response = finder.engine.search(query.with_only(key, value), blocked, NOW)
    return response.total


@pytest.mark.parametrize("seed", range(4))
def test_answers_equal_brute_force_for_random_searches(fill, seed):
    random_ = random.Random(seed)  # noqa: S311 - seeded, not secret
    documents = make_random_documents(120, seed)
    finder = fill(*documents)
    entries = [Entry.of(document) for document in documents]
    for _ in range(40):
        query = make_random_query(random_)
        blocked = frozenset(random_.sample([d.identifier for d in documents], 5))

        answer = finder.engine.search(query, blocked, NOW)

        expected = reference.search(entries, query, blocked, NOW)
        assert answer.total == expected.total
        assert answer.page == expected.page
        assert answer.facets == expected.facets
        assert [hit.identifier for hit in answer.hits] == [hit.identifier for hit in expected.hits]


@pytest.mark.parametrize("seed", range(3))
def test_a_count_is_what_choosing_the_value_alone_shows(fill, seed):
    random_ = random.Random(100 + seed)  # noqa: S311 - seeded, not secret
    finder = fill(*make_random_documents(120, 100 + seed))
    for _ in range(6):
        query = replace(make_random_query(random_), page=1)
        answer = finder.engine.search(query, frozenset(), NOW)
        for key, values in answer.facets.items():
            shown = {item.value: item.count for item in values}
            for value in CHOICES.get(key, []):
                clicked = count_by_clicking(finder, query, key, value, frozenset())
                assert shown.get(value, 0) == clicked, (key, value)
