"""The starter synonyms on every engine: equal terms equal, related ones below, pairs apart."""

import pytest

from search.analysis import find_terms
from search.engines.base import SearchResponse
from search.meaning import Strength
from search.query import SearchQuery
from search.query_text import parse_text
from tests.factories.search_document import NOW, make_document
from tests.search.vocabulary import GROUPS, PAIRS, STARTER

HOLDING = (Strength.TYPED, Strength.EXACT, Strength.NARROWER)
#: Another word in every record, so that none is empty but for the term.
FILLER = "What was done, where, and what happened."
#: The groups in parts: an index that held every term of all would take minutes to ask. Every run
#: asks a quarter of them, and a soak all.
PARTS = [
    pytest.param(GROUPS[number::24], marks=pytest.mark.soak if number % 4 else (), id=f"{number}")
    for number in range(24)
]


def find(finder, text):
    response: SearchResponse = finder.engine.search(
        SearchQuery(text=parse_text(text, STARTER), page_size=100, counted=False),
        frozenset(),
        NOW,
    )
    return {hit.identifier: place for place, hit in enumerate(response.hits)}


def pad(text):
    return f" {' '.join(find_terms(text))} "


def hold_one_each(terms):
    """Return a document for each term, by term, which holds it and nothing else of note."""
    return {
        term: make_document(f"cs-{number:05d}", title="A record", summary=FILLER, body=f"{term}.")
        for number, term in enumerate(dict.fromkeys(terms))
    }


def choose(groups, request):
    """Return the groups to try: the reserve shares all that matters here, so few of them."""
    return groups[::12] if "database" in request.node.name else groups


@pytest.mark.parametrize("groups", PARTS)
def test_every_equal_term_finds_a_record_that_holds_only_another(fill, groups, request):
    groups = choose(groups, request)
    held = hold_one_each(term for group in groups for term in group.equals)
    finder = fill(*held.values())

    for group in groups:
        for typed in group.equals:
            found = find(finder, typed)
            missing = [t for t in group.equals if held[t].identifier not in found]
            assert not missing, (typed, missing)


@pytest.mark.parametrize("groups", PARTS)
def test_every_kind_is_found_by_the_name(fill, groups, request):
    groups = [group for group in choose(groups, request) if group.narrower]
    held = hold_one_each(term for group in groups for term in group.narrower)
    finder = fill(*held.values())

    for group in groups:
        found = find(finder, group.label)
        assert not [term for term in group.narrower if held[term].identifier not in found]


@pytest.mark.parametrize("groups", PARTS)
def test_every_related_term_ranks_below_every_exact_match(fill, groups, request):
    groups = [group for group in choose(groups, request) if group.related]
    held = hold_one_each(term for group in groups for term in (*group.equals, *group.related))
    finder = fill(*held.values())

    for group in groups:
        found = find(finder, group.label)
        (concept,) = parse_text(group.label, STARTER).concepts
        holding = [pad(text) for text in concept.texts(*HOLDING)]
        last = max(found[held[term].identifier] for term in group.equals)
        for term in group.related:
            # “Threatened preterm labour” holds “preterm labour”: it is an exact match as well.
            if not any(name in pad(term) for name in holding):
                place = found.get(held[term].identifier, last + 1)
                assert place > last, (group.label, term)


@pytest.mark.parametrize("turned", [False, True])
def test_terms_kept_apart_are_never_found_as_equal(fill, turned):
    held = hold_one_each(term for pair in PAIRS for term in pair)
    finder = fill(*held.values())

    for pair in PAIRS:
        typed, other = reversed(pair) if turned else pair
        found = find(finder, typed)
        place = found[held[typed].identifier]
        assert found.get(held[other].identifier, place + 1) > place, (typed, other)


def test_a_synonym_is_marked_where_it_stands(fill):
    finder = fill(make_document(title="After PPH", body="A bleeding heart; bleeding after birth."))
    response = finder.engine.search(
        SearchQuery(text=parse_text("postpartum haemorrhage", STARTER)), frozenset(), NOW
    )

    marks = response.hits[0].highlights
    assert marks.title == ("After <mark>PPH</mark>",)
    (fragment,) = marks.body
    assert fragment.startswith("A bleeding heart; <mark>bleeding after birth</mark>")


def test_of_related_records_the_one_with_more_of_it_comes_first(fill):
    related = make_document("cs-b", body="Counselling, peer support, and a blood transfusion.")
    finder = fill(make_document("cs-a", body="peer support " + "word " * 200), related)

    found = find(finder, "talking therapies")

    assert list(found) == ["cs-b", "cs-a"]


def test_words_side_by_side_come_before_the_same_words_apart(fill):
    apart = make_document("cs-a", body="small swabs in the theatre and weighing in a room at last")
    finder = fill(apart, make_document("cs-b", body="weighing room swabs in the theatre at last"))

    assert list(find(finder, "weighing room")) == ["cs-b", "cs-a"]


def test_whole_expressions_come_before_their_scattered_words(fill):
    scattered = make_document(
        "cs-a", title="Birth, after all", summary="Bleeding birth bleeding", body="after"
    )
    finder = fill(scattered, make_document("cs-b", body="word " * 300 + "bleeding after birth"))

    assert list(find(finder, "bleeding after birth")) == ["cs-b", "cs-a"]


def test_nothing_is_demanded_of_a_sentence(fill):
    finder = fill(make_document("cs-a", body="swabs"), make_document("cs-b", body="nothing"))

    assert list(find(finder, "measuring blood loss after birth with weighed swabs")) == ["cs-a"]


def test_a_text_full_of_known_terms_asks_no_more_than_an_engine_can_answer(fill):
    def count(label):
        return sum(len(concept.alternatives) for concept in parse_text(label, STARTER).concepts)

    words = (group.label for group in GROUPS if " " not in group.label)
    richest = sorted(words, key=count, reverse=True)[:100]
    finder = fill(make_document("cs-a", title=richest[0]))

    assert list(find(finder, " ".join(richest))) == ["cs-a"]
