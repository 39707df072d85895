"""What words mean: the longest known expression, its alternatives and how near they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repository.taxonomy.synonyms import TermGroup
from search.analysis import find_terms
from search.lexicon import EMPTY, Lexicon
from search.meaning import Strength, find_pairs
from search.query_text import MAX_WORDS, parse_text
from tests.search.vocabulary import STARTER

PPH = TermGroup(
    "postpartum haemorrhage",
    exact=("PPH", "bleeding after birth"),
    narrower=("secondary bleed",),
    related=("blood transfusion",),
    never_suggest=("flooding",),
)
PRAEVIA = TermGroup("placenta praevia", ambiguous={"PP": ("placenta", "low lying")})
PSYCHOSIS = TermGroup("postpartum psychosis", ambiguous={"PP": ("psychosis", "mental health")})
TRANSFUSION = TermGroup("blood transfusion", exact=("red cells",))
LEXICON = Lexicon([PPH, PRAEVIA, PSYCHOSIS, TRANSFUSION])


def read(text, lexicon=LEXICON):
    return parse_text(text, lexicon).concepts


def typed(text, lexicon=LEXICON):
    return [concept.typed for concept in read(text, lexicon)]


def strengths(text):
    (concept,) = read(text)
    return {item.text: item.strength for item in concept.alternatives}


def test_words_that_are_no_known_term_are_concepts_of_their_own():
    assert typed("how to weigh swabs") == ["weigh", "swabs"]


def test_the_longest_known_expression_is_one_concept():
    assert typed("heavy bleeding after birth at home") == ["heavy", "bleeding after birth", "home"]


def test_an_expression_keeps_its_small_words():
    lexicon = Lexicon([TermGroup("third stage of labour", exact=("delivery of the placenta",))])

    assert typed("the third stage of labour", lexicon) == ["third stage of labour"]


def test_any_equal_term_stands_for_all():
    found = strengths("PPH")

    assert found["PPH"] is Strength.TYPED
    for other in ("postpartum haemorrhage", "bleeding after birth", "flooding"):
        assert found[other] is Strength.EXACT


def test_kinds_and_related_terms_stand_further_off():
    found = strengths("bleeding after birth")

    assert found["secondary bleed"] is Strength.NARROWER
    assert found["blood transfusion"] is Strength.RELATED


def test_a_related_term_that_has_a_group_stands_for_it_and_no_further():
    assert strengths("PPH")["red cells"] is Strength.RELATED
    assert "PPH" not in strengths("red cells")


def test_a_kind_does_not_find_the_whole_as_if_equal():
    found = strengths("secondary bleed")

    assert found["secondary bleed"] is Strength.TYPED
    assert found["postpartum haemorrhage"] is Strength.RELATED


@pytest.mark.parametrize(
    "text",
    [
        "post-partum haemorrhage",
        "post partum haemorrhage",
        "POSTPARTUM HAEMORRHAGES",
        "postpartum hemorrhage",
        "post-partum hémorrhage",
    ],
)
def test_a_term_is_known_however_it_is_written(text):
    (concept,) = read(text)

    assert "PPH" in concept.texts(Strength.EXACT)


def test_an_ambiguous_abbreviation_alone_is_only_itself():
    assert strengths("PP") == {"PP": Strength.TYPED}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("PP and placenta", "placenta praevia"),
        ("low-lying PP", "placenta praevia"),
        ("PP mental health", "postpartum psychosis"),
    ],
)
def test_a_companion_in_the_search_says_what_is_meant(text, meant):
    concept = next(c for c in read(text) if c.typed == "PP")

    assert meant in concept.texts(Strength.EXACT)


def test_companions_of_two_meanings_say_nothing():
    concept = next(c for c in read("PP placenta psychosis") if c.typed == "PP")

    assert [item.text for item in concept.alternatives] == ["PP"]


def test_being_related_goes_both_ways():
    lexicon = Lexicon([TermGroup("doula", exact=("birth supporter",), related=("companionship",))])
    (concept,) = read("companionship", lexicon)

    assert concept.texts(Strength.RELATED) == ("doula", "birth supporter")


def test_a_related_expression_in_a_sentence_is_its_words():
    lexicon = Lexicon([TermGroup("doula", related=("birth companion",))])

    assert typed("birth companion", lexicon) == ["birth companion"]
    assert typed("a birth companion at home", lexicon) == ["birth", "companion", "home"]


def test_concepts_side_by_side_are_pairs_as_they_were_typed():
    assert find_pairs(read("weighing swabs at home")) == ("weighing swabs", "swabs home")
    assert find_pairs(read("PPH")) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("haemorrhage", "hemorrhage"),
        ("anaemia", "anemia"),
        ("paediatric", "pediatric"),
        ("foetal", "fetal"),
        ("diarrhoea", "diarrhea"),
        ("caesarean", "cesarean"),
        ("organisation", "organization"),
        ("randomised", "randomized"),
        ("labour", "labor"),
        ("behavioural", "behavioral"),
        ("centre", "center"),
        ("sulphate", "sulfate"),
        ("counselling", "counseling"),
        ("programme", "program"),
        ("analyse", "analyze"),
    ],
)
def test_british_and_american_spellings_find_each_other(one, other):
    for text, wanted in ((one, other), (other, one)):
        (concept,) = read(text, EMPTY)
        assert find_terms(wanted) in {find_terms(a.text) for a in concept.alternatives}, text


@pytest.mark.parametrize("text", ["1500 ml", "1,500ml", "1500mls", "1,500 mL", "1500 millilitres"])
def test_an_amount_is_the_same_however_it_is_written(text):
    (concept,) = read(text, EMPTY)

    forms = {find_terms(item.text) for item in concept.alternatives}
    assert {find_terms(form) for form in ("1500 ml", "1,500 ml", "1500ml", "1,500ml")} <= forms


def test_a_hyphenated_word_is_found_joined_and_by_its_parts():
    (concept,) = read("step-down", EMPTY)

    assert concept.texts(*Strength) == ("step-down", "stepdown")
    assert concept.parts == ("step", "down")


def test_quoted_phrases_and_exclusions_are_taken_as_typed():
    text = parse_text('"PPH" -PPH swabs', LEXICON)

    assert [concept.typed for concept in text.concepts] == ["swabs"]


def test_words_on_both_sides_of_a_phrase_are_no_expression():
    assert typed('bleeding after "home" birth') == ["bleeding", "after", "birth"]


def test_an_entry_term_leads_to_the_group_and_is_not_looked_for():
    lexicon = Lexicon([TermGroup("loneliness", exact=("isolation",), entry_terms=("on my own",))])

    (typed_entry,) = read("on my own", lexicon)
    (typed_label,) = read("loneliness", lexicon)

    assert typed_entry.texts(Strength.EXACT) == ("loneliness", "isolation")
    assert typed_label.texts(*Strength) == ("loneliness", "isolation")
    assert lexicon.knows("own")


def test_alternatives_that_another_covers_are_left_out():
    lexicon = Lexicon([TermGroup("bleed", exact=("heavy bleed", "very heavy bleed", "loss"))])
    (concept,) = read("loss", lexicon)

    assert concept.texts(Strength.EXACT) == ("bleed",)


def test_of_too_many_alternatives_the_strongest_stay():
    groups = [
        TermGroup(
            f"thing{letter}",
            exact=tuple(f"thing{letter} exact{number}" for number in range(5)),
            related=tuple(f"near{letter}{number}" for number in range(100)),
        )
        for letter in "abcdefghijklmnop"
    ]
    exact = TermGroup("same", exact=("equal", "alike"), related=("similar",))
    lexicon = Lexicon([*groups, exact])

    few = read("same", lexicon)
    many = read(" ".join(["same", *(group.label for group in groups)]), lexicon)

    assert few[0].texts(*Strength) == ("same", "equal", "alike", "similar")
    assert many[0].texts(*Strength)[:3] == ("same", "equal", "alike")
    asked = [len(concept.texts(Strength.RELATED)) for concept in many[1:]]
    assert 0 < max(asked) < 100
    assert max(asked) - min(asked) <= 1


@given(st.text(max_size=200))
def test_any_text_becomes_concepts_that_can_be_looked_for(text):
    parsed = parse_text(text, STARTER)

    assert len(parsed.concepts) <= MAX_WORDS
    assert bool(parsed.concepts or parsed.phrases) == bool(parsed.words or parsed.phrases)
    for concept in parsed.concepts:
        assert concept.alternatives[0].strength is Strength.TYPED
        terms = [find_terms(item.text) for item in concept.alternatives]
        assert all(terms)
        assert len(set(terms)) == len(terms)
        assert all(find_terms(part) for part in concept.parts)


@given(st.lists(st.sampled_from(["post", "partum", "PP", "placenta", "of", "-", "1,500", "ml"])))
def test_no_telling_word_is_lost(words):
    parsed = parse_text(" ".join(words), STARTER)
    read_as = {term for concept in parsed.concepts for term in find_terms(concept.typed)}

    for word in parsed.words:
        assert set(find_terms(word)) <= read_as
