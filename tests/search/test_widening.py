"""What is looked for where no record holds a word of a search: the same on every engine."""

import pytest

from repository.taxonomy.synonyms import TermGroup
from search.attempts import search_as_meant
from search.lexicon import EMPTY, Lexicon
from search.query import SearchQuery
from search.query_text import parse_text
from tests.factories.search_document import NOW, make_document, make_story

SPC = TermGroup("statistical process control", exact=("Shewhart chart", "SPC"))
LEXICON = Lexicon([SPC])


def respond(finder, text, lexicon=EMPTY, **fields):
    query = SearchQuery(text=parse_text(text, lexicon), **fields)
    response = search_as_meant(finder.engine, query, lexicon, frozenset(), NOW)
    return response if response.instead else None


def test_a_word_of_a_known_term_finds_what_the_term_means(fill):
    finder = fill(make_document("cs-a", body="An SPC chart"), make_document("cs-b"))

    response = respond(finder, "Shewhart", LEXICON)

    assert [hit.identifier for hit in response.hits] == ["cs-a"]
    assert response.instead == ("statistical process control",)


def test_single_words_of_the_term_are_not_enough(fill):
    lexicon = Lexicon([TermGroup("forceps birth")])
    finder = fill(make_document("cs-a", body="A birth at home"))

    assert respond(finder, "forceps", lexicon) is None


def test_words_of_nearly_the_same_letters_are_found(fill):
    finder = fill(make_document("cs-a", title="Perinatal care"), make_document("cs-b"))

    response = respond(finder, "perinatalogy")

    assert [hit.identifier for hit in response.hits] == ["cs-a"]


def test_the_reader_is_told(fill):
    finder = fill(make_document(title="Perinatal care"))

    (notice,) = respond(finder, "perinatalogy").notices

    assert notice.text.startswith("No record holds “perinatalogy”.")
    assert "perinatal" in notice.text


@pytest.mark.parametrize(
    "text", ["xyzzyq", "12345678", '"perinatalogy"', "-perinatalogy", "perinatal", ""]
)
def test_nothing_else_is_looked_for_otherwise(fill, text):
    finder = fill(make_document(title="Perinatal care"))

    assert respond(finder, text) is None


def test_many_words_that_no_record_holds_are_another_language(fill):
    finder = fill(make_document(title="Perinatal care"))
    strange = ("bwyd", "cwrw", "dwfn", "glaw", "haul")

    assert respond(finder, " ".join(("perinatalogy", *strange)))
    assert respond(finder, " ".join(("perinatalogy", *strange, "llaeth"))) is None


def test_filters_are_no_reason(fill):
    finder = fill(make_document("cs-a", title="Perinatal care", theme=["listening"]))

    assert respond(finder, "perinatal", filters={"theme": frozenset({"care-bundles"})}) is None


def test_where_what_is_nearest_is_not_within_the_filters_the_search_stays_as_typed(fill):
    finder = fill(make_document("cs-a", title="Perinatal care", theme=["listening"]))
    elsewhere = {"theme": frozenset({"care-bundles"})}

    assert respond(finder, "perinatalogy", filters=elsewhere) is None


def test_whoever_asks_for_these_very_words_gets_nothing_else(fill):
    finder = fill(make_document(title="Perinatal care"))

    assert respond(finder, "perinatalogy", exact=True) is None


def test_no_word_of_a_story_and_none_that_is_never_offered_is_named(fill):
    hidden = Lexicon([TermGroup("a thing", never_suggest=("perinatal",))])
    finder = fill(
        make_document("cs-a", title="Perinatal care"), make_story("vo-b", title="Ngozika")
    )

    assert respond(finder, "perinatalogy", hidden) is None
    assert respond(finder, "ngozikas") is None


FAR = Lexicon(
    [
        TermGroup("PSIRF", related=("serious incident",)),
        TermGroup("serious incident", related=("near miss",)),
        TermGroup("near miss", related=("learning from harm",)),
        TermGroup("learning from harm", related=("open culture",)),
        TermGroup("open culture", related=("psychological safety",)),
    ]
)


def test_what_a_term_has_to_do_with_is_followed_for_two_steps(fill):
    finder = fill(make_document("cs-a", title="Learning from harm"), make_document("cs-b"))

    response = respond(finder, "PSIRF", FAR)

    assert [hit.identifier for hit in response.hits] == ["cs-a"]
    assert response.instead == ("learning from harm",)


def test_farther_away_everything_has_to_do_with_everything(fill):
    finder = fill(make_document(title="Psychological safety"))

    assert respond(finder, "PSIRF", FAR) is None


def test_words_run_together_are_parted(fill):
    finder = fill(make_document("cs-a", title="Blood lost, and its loss weighed"))

    assert respond(finder, "bloodlost").instead == ("blood lost",)


def test_words_of_one_family_are_found(fill):
    finder = fill(make_document("cs-a", title="Stigma"), make_document(title="Stitches"))

    response = respond(finder, "stigmatised")

    assert [hit.identifier for hit in response.hits] == ["cs-a"]


def test_an_unknown_abbreviation_may_be_the_initials_of_a_known_term(fill):
    lexicon = Lexicon([TermGroup("statistics on severe harm"), TermGroup("stillbirth")])
    finder = fill(make_document("cs-a", title="Statistics on severe harm"), make_document("cs-b"))

    response = respond(finder, "SSH", lexicon)

    assert [hit.identifier for hit in response.hits] == ["cs-a"]
    assert respond(finder, "SS", lexicon) is None


def test_a_misspelt_word_is_put_right_before_anything_else_is_looked_for(fill):
    finder = fill(make_document("cs-a", title="Learning from harm"))

    response = respond(finder, "seriouss incidnt", FAR)

    assert "“serious”" in response.notices[0].text
    assert [hit.identifier for hit in response.hits] == ["cs-a"]


def test_what_has_several_meanings_and_is_in_no_record_finds_all_of_them(fill):
    lexicon = Lexicon(
        [
            TermGroup("placenta praevia", ambiguous={"PPX": ("placenta",)}),
            TermGroup("postpartum psychosis", ambiguous={"PPX": ("mental health",)}),
        ]
    )
    finder = fill(
        make_document("cs-a", title="Postpartum psychosis"),
        make_document("cs-b", title="Placenta praevia"),
        make_document("cs-c"),
    )

    response = respond(finder, "PPX", lexicon)

    assert {hit.identifier for hit in response.hits} == {"cs-a", "cs-b"}
    assert response.instead == ("placenta praevia", "postpartum psychosis")
    assert response.did_you_mean == response.instead


def test_what_a_word_means_comes_before_what_it_looks_like(fill):
    lexicon = Lexicon(
        [
            TermGroup("fear", entry_terms=("afeard",), related=("anxiety",)),
            TermGroup("anxiety", related=("worry",)),
        ]
    )
    finder = fill(
        make_document("cs-a", title="Worry before birth"), make_document(title="Afeared bears")
    )

    assert respond(finder, "afeard", lexicon).instead == ("worry",)
    # An ordinary word was meant as it was typed.
    assert respond(finder, "colleagues", lexicon) is None


def test_no_expression_that_holds_a_hidden_word_is_named(fill):
    lexicon = Lexicon(
        [
            TermGroup("Black Caribbean women", never_suggest=("afro-caribbean",)),
            TermGroup("Windrush", related=("migration",)),
            TermGroup("migration", related=("afro-caribbean women",)),
        ]
    )
    finder = fill(make_document(title="Afro-Caribbean women"))

    assert respond(finder, "Windrush", lexicon) is None


def test_only_what_leads_somewhere_is_named(fill):
    groups = [TermGroup(f"label{letter}", exact=(f"zorb {letter}",)) for letter in "bcdefgh"]
    finder = fill(make_document("cs-a", title="Labelh"))

    assert respond(finder, "zorb", Lexicon(groups)).instead == ("labelh",)
