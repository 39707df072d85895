"""Misspelt words: put right and announced, the same on every engine."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from repository.taxonomy.synonyms import TermGroup
from search.attempts import search_as_meant
from search.correction import correct
from search.lexicon import EMPTY, Lexicon
from search.query import SearchQuery
from search.query_text import parse_text
from tests.factories.search_document import NOW, make_document, make_story
from tests.search.conftest import Finder, fill_database
from tests.search.vocabulary import STARTER

RECORDS = (
    make_document("cs-a", title="Haemorrhage bundle", summary="Magnesium in triage. Robertson."),
    make_document("cs-b", title="A gardener", summary="Magnesium sulphate; weighing swabs"),
    make_document("cs-c", title="Postnatal anaemia", body="swabs after a haemorrhage"),
    make_story("vo-d", title="Ngozika", body="Magnesium. Ngozika came with Tolulope to Okonkwo."),
    make_document("cs-e", title="Interpreters", body="Roberson"),
)


def respond(finder, text, lexicon=EMPTY, **fields):
    query = SearchQuery(text=parse_text(text, lexicon), **fields)
    return search_as_meant(finder.engine, query, lexicon, frozenset(), NOW)


def put_right(finder, text, lexicon=EMPTY, blocked=()):
    correction = correct(finder.engine, parse_text(text, lexicon), lexicon, frozenset(blocked), NOW)
    return correction.text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("magnesim", "magnesium"),
        ("magnnesium", "magnesium"),
        ("mabnesium", "magnesium"),
        ("magnesuim", "magnesium"),
        ("nagnesium", "magnesium"),
        ("haemorage", "haemorrhage"),
        ("heamorrage", "haemorrhage"),
        ("hemorage", "hemorrhage"),
        ("swbas", "swabs"),
        ("haémorrage", "haemorrhage"),
    ],
)
def test_a_misspelt_word_finds_what_was_meant(fill, typed, meant):
    response = respond(fill(*RECORDS), typed, STARTER)

    assert response.corrected_query == meant
    assert {hit.identifier for hit in response.hits} >= {"cs-a" if meant != "swabs" else "cs-b"}


def test_the_rest_of_a_text_stays_as_it_was_typed(fill):
    typed = 'Magnesuim,  "magnesuim sulphate" -magnesuim MAGNESUIM (swbas) x7magnesuim 15ml'

    assert put_right(fill(*RECORDS), typed) == (
        'Magnesium, "magnesuim sulphate" -magnesuim MAGNESIUM (swabs) x7magnesuim 15ml'
    )


@pytest.mark.parametrize(
    "typed",
    ["magnesium", "swab", "SWABS", "anemia", "post-natal", "interpreter", "Roberson", "Robertson",
     "Tolulope", "swa", "tria", '"magnesuim"', "-magnesuim", "magnesuim1", "magnesuim@nhs.uk",
     "MAGNES", "1500", "bagnes", "ardener2"],
)  # fmt: skip
def test_what_is_known_or_no_word_is_left_alone(fill, typed):
    assert put_right(fill(*RECORDS), typed) == ""


def test_an_ordinary_word_is_no_slip_though_no_record_holds_it(fill):
    finder = fill(*RECORDS, make_document("cs-f", title="Shared decisions"))

    response = respond(finder, "scared gardener")

    assert response.corrected_query is None
    assert response.did_you_mean == ("shared gardener",)


@pytest.mark.parametrize("typed", ["Ngozka", "Tolulop", "Okonkw", "Rbertson"])
def test_a_rare_word_of_a_story_or_of_one_body_is_never_offered(fill, typed):
    finder = fill(*RECORDS)

    assert put_right(finder, typed) == ""
    assert not {"ngozika", "tolulope", "okonkwo", "robertson"} & set(
        finder.engine.spelling(frozenset(), NOW).counts
    )


def test_stories_make_no_word_frequent(fill):
    documents = [make_story(title="Ngozika", body="Ngozika") for _ in range(5)]

    assert put_right(fill(*documents, make_document(body="Ngozika")), "Ngozka") == ""


def test_a_blocked_story_s_words_are_not_known(fill):
    finder = fill(*RECORDS, make_document(title="Okonkwa"))

    assert put_right(finder, "Okonkwo") == ""
    assert put_right(finder, "Okonkwo", blocked={"vo-d"}) == "Okonkwa"


def test_a_word_of_the_title_of_one_record_is_offered(fill):
    assert put_right(fill(*RECORDS), "gardenr") == "gardener"


def test_the_most_frequent_word_is_offered_and_the_first_of_the_alphabet(fill):
    finder = fill(
        *(make_document(title="Birth carder") for _ in range(2)),
        make_document(title="Berth carter"),
        make_document(title="Carver carter"),
    )

    assert put_right(finder, "burth") == "birth"
    assert put_right(finder, "carxer") == "carder"


def test_with_exact_the_very_words_are_searched(fill):
    response = respond(fill(*RECORDS), "magnesuim", exact=True)

    assert (response.corrected_query, response.total) == (None, 0)


def test_where_the_right_word_finds_nothing_the_text_is_searched_as_typed(fill):
    response = respond(fill(*RECORDS), "magnesuim", filters={"region": frozenset({"london"})})

    assert (response.corrected_query, response.total) == (None, 0)


def test_words_that_are_never_shown_are_known_and_never_offered(fill):
    group = TermGroup(
        label="cervical insufficiency", never_suggest=("incompetent cervix", "toxaemia")
    )
    lexicon = Lexicon([group])
    finder = fill(*(make_document(title="Incompetent toxaemia, cervix") for _ in range(2)))

    assert put_right(finder, "toxaemai", lexicon) == ""
    assert put_right(finder, "imcompetent cervix", lexicon) == ""
    assert put_right(finder, "imcompetent swabs", lexicon) == "incompetent swabs"
    assert put_right(fill(make_document(title="Toxaemic")), "toxaemia", lexicon) == ""


def test_a_term_that_no_record_holds_is_offered_for_what_it_means(fill):
    lexicon = Lexicon([TermGroup(label="neonatal jaundice", exact=("hyperbilirubinaemia",))])
    finder = fill(make_document(title="Neonatal jaundice"))

    response = respond(finder, "hyperbilirubinaema", lexicon)

    assert (response.corrected_query, response.total) == ("hyperbilirubinaemia", 1)


def test_two_words_as_far_away_are_no_answer(fill):
    finder = fill(*(make_document(title="Contraction contraptiol") for _ in range(2)))

    assert put_right(finder, "contrabtiox") == ""


def test_a_text_of_many_unknown_words_is_another_language(fill):
    assert put_right(fill(*RECORDS), "waxay lahayd dhiigbax badan magnesuim kadib dhalmada") == ""


def test_words_follow_the_index(fill_index):
    finder = fill_index(*RECORDS)
    before = put_right(finder, "colostrm")
    finder.engine.upsert([make_document("cs-z", title="Colostrum")])
    after = put_right(finder, "colostrm")
    finder.engine.delete(["cs-z"])

    assert (before, after, put_right(finder, "colostrm")) == ("", "colostrum", "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=20),
            st.sampled_from(["magnesium", "swab", "haemorrhage", '"', "-", "anaemia", "triage"]),
        ),
        max_size=12,
    ).map(" ".join)
)
def test_any_text_is_answered_and_known_words_stay(database, typed):
    text = parse_text(typed, STARTER)
    corrected = put_right(database, typed, STARTER) or text.text
    response = respond(database, typed, STARTER)

    for word in ("magnesium", "swab", "haemorrhage", "anaemia", "triage"):
        assert corrected.split().count(word) >= text.text.split().count(word)
    assert response.corrected_query in {None, corrected}


@pytest.fixture(scope="module")
def database():
    """The engine that looks at every document: the same code chooses for all of them."""

    return Finder(fill_database(RECORDS, None))
