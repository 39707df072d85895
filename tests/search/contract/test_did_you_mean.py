"""What else may have been meant: the same on every engine, and nothing that finds nothing."""

from repository.taxonomy.synonyms import TermGroup
from search.attempts import search_as_meant
from search.lexicon import Lexicon
from search.query import SearchQuery
from search.query_text import parse_text
from tests.factories.search_document import NOW, make_document, make_story

PRAEVIA = TermGroup("placenta praevia", ambiguous={"PP": ("placenta",)})
PSYCHOSIS = TermGroup("postpartum psychosis", ambiguous={"PP": ("psychosis",)})
LEXICON = Lexicon([PRAEVIA, PSYCHOSIS])


def respond(finder, text, lexicon=LEXICON, **fields):
    query = SearchQuery(text=parse_text(text, lexicon), **fields)
    return search_as_meant(finder.engine, query, lexicon, frozenset(), NOW)


def test_both_meanings_are_offered_beside_what_was_found(fill):
    finder = fill(
        make_document("cs-a", title="PP audit"),
        make_document(title="Placenta praevia"),
        make_document(title="Postpartum psychosis"),
    )

    response = respond(finder, "PP")

    assert [hit.identifier for hit in response.hits] == ["cs-a"]
    assert response.did_you_mean == ("placenta praevia", "postpartum psychosis")


def test_a_meaning_that_finds_nothing_is_not_offered(fill):
    finder = fill(
        make_document(title="PP audit"),
        make_document(title="Postpartum psychosis", theme=["listening"]),
    )
    elsewhere = {"theme": frozenset({"care-bundles"})}

    assert respond(finder, "PP").did_you_mean == ("postpartum psychosis",)
    assert respond(finder, "PP", filters=elsewhere).did_you_mean == ()


def test_the_meaning_that_is_shown_instead_is_no_question(fill):
    finder = fill(make_document(title="Postpartum psychosis"))

    response = respond(finder, "PP")

    assert (response.total, response.did_you_mean) == (1, ())


def test_who_asks_for_these_very_words_is_asked_nothing(fill):
    finder = fill(make_document(title="Postpartum psychosis"))

    assert respond(finder, "PP", exact=True).did_you_mean == ()


def test_an_old_or_hurtful_word_is_never_offered(fill):
    hurtful = TermGroup("learning disability", never_suggest=("postpartum psychosis",))
    finder = fill(make_document(title="Postpartum psychosis"))

    assert respond(finder, "PP", Lexicon([PSYCHOSIS, hurtful])).did_you_mean == ()


def test_a_slip_that_may_be_two_words_is_put_right_and_the_other_one_offered(fill):
    finder = fill(
        make_document(title="Swabs"), make_document(title="Swabs"), make_document(title="Scabs")
    )

    response = respond(finder, "sabs weighed")

    assert response.corrected_query == "swabs weighed"
    assert response.did_you_mean == ("scabs weighed",)


def test_two_slips_that_may_be_two_words_are_left_to_the_reader(fill):
    titles = ("Intubation", "Incubation") * 2
    finder = fill(*(make_document(title=title) for title in titles))

    response = respond(finder, "inxbation")

    assert response.corrected_query is None
    assert response.did_you_mean == ("incubation", "intubation")


def test_no_word_of_a_story_is_offered(fill):
    finder = fill(make_document(title="Swabs"), *(make_story(title="Scabs") for _ in range(3)))

    assert respond(finder, "sabs").did_you_mean == ()
