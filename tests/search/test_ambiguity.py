"""What a reader is asked about: terms with several meanings, where no word tells which."""

import pytest

from repository.taxonomy.synonyms import TermGroup
from search.ambiguity import list_meanings
from search.lexicon import Lexicon
from search.query_text import parse_text

LEXICON = Lexicon(
    [
        TermGroup("placenta praevia", ambiguous={"PP": ("placenta", "low lying")}),
        TermGroup("postpartum psychosis", ambiguous={"PP": ("psychosis", "mental health")}),
        TermGroup("episiotomy", ambiguous={"cut": ("perineum",)}),
        TermGroup("venous thromboembolism", ambiguous={"blood clot": ("leg",)}),
        TermGroup("caesarean birth", exact=("c-section",), ambiguous={"CS": ("scar",)}),
    ]
)


def ask(text):
    return list(list_meanings(parse_text(text, LEXICON), LEXICON))


@pytest.mark.parametrize("typed", ["PP", "pp", "the PP"])
def test_every_meaning_of_an_unclear_term_is_offered(typed):
    before = typed[:-2]

    assert ask(typed) == [f"{before}placenta praevia", f"{before}postpartum psychosis"]


def test_a_word_that_tells_the_meaning_leaves_nothing_to_ask():
    assert ask("PP with a low-lying placenta") == []


def test_where_words_point_to_several_meanings_those_are_offered():
    assert ask("PP placenta psychosis") == [
        "placenta praevia placenta psychosis",
        "postpartum psychosis placenta psychosis",
    ]


def test_an_abbreviation_in_capitals_is_asked_about_in_any_text():
    assert ask("rates of CS in Wales") == ["rates of caesarean birth in Wales"]


@pytest.mark.parametrize("typed", ["cut in funding", "CUT IN FUNDING", "cs rates"])
def test_an_ordinary_word_in_a_text_is_not_asked_about(typed):
    assert ask(typed) == []


@pytest.mark.parametrize("typed", ["cut", "blood clot", "Blood-clot"])
def test_an_ordinary_word_that_is_the_whole_search_is_asked_about(typed):
    assert len(ask(typed)) == 1


@pytest.mark.parametrize("typed", ['"PP"', "-PP wards", '"PP" wards', "", "c-section", "APP"])
def test_nothing_else_is_asked_about(typed):
    assert ask(typed) == []


def test_a_term_is_said_in_full_where_it_stands_outside_quotation_marks():
    assert ask('"CS" or CS?') == ['"CS" or caesarean birth?']
