"""Words, phrases, exclusions: the same on every engine."""

import pytest

from tests.factories.search_document import make_document


def test_one_word_finds_a_record_by_its_body(fill):
    finder = fill(make_document("cs-a", body="Swabs were weighed."), make_document("cs-b"))

    assert finder.identifiers("weighed") == ["cs-a"]


@pytest.mark.parametrize("field", ["title", "summary", "body", "names"])
def test_every_text_field_is_searched(fill, field):
    finder = fill(make_document("cs-a", **{field: "Interpreters"}), make_document("cs-b"))

    assert finder.identifiers("interpreter") == ["cs-a"]


def test_a_sentence_finds_records_that_hold_only_some_of_its_words(fill):
    finder = fill(make_document("cs-a", title="Bleeding after birth"), make_document("cs-b"))

    assert finder.identifiers("how can we measure bleeding in Black mothers") == ["cs-a"]


def test_a_record_with_more_of_the_words_comes_first(fill):
    finder = fill(
        make_document("cs-a", title="Bleeding at home"),
        make_document("cs-b", title="Bleeding after birth"),
        make_document("cs-c", title="Birth at home"),
    )

    assert finder.identifiers("bleeding birth")[0] == "cs-b"


def test_an_everyday_word_counts_less_than_a_telling_one_beside_it(fill):
    finder = fill(make_document("cs-a", title="Getting"), make_document("cs-b", title="Kindness"))

    assert finder.identifiers("getting kindness") == ["cs-b", "cs-a"]


def test_a_word_in_the_title_counts_more_than_one_in_the_body(fill):
    finder = fill(
        make_document("cs-a", body="Triage stands here"),
        make_document("cs-b", title="Triage", body="Something else"),
    )

    assert finder.identifiers("triage") == ["cs-b", "cs-a"]


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("haemorrhages", "haemorrhage"),
        ("Café", "cafe"),
        ("naive", "naïve"),
        ("MIDWIVES", "midwives"),
        ("post-partum", "post partum"),
        ("women’s", "women"),
    ],
)
def test_stems_accents_and_case_do_not_matter(fill, stored, typed):
    finder = fill(make_document("cs-a", title=stored), make_document("cs-b", title="Other"))

    assert finder.identifiers(typed) == ["cs-a"]


def test_words_that_every_page_holds_do_not_widen_a_search(fill):
    finder = fill(make_document("cs-a", body="of the birth"), make_document("cs-b", body="of the"))

    assert finder.identifiers("the birth of") == ["cs-a"]


def test_a_search_of_only_such_words_still_looks_for_them(fill):
    finder = fill(make_document("cs-a", body="they who"), make_document("cs-b", body="else"))

    assert finder.identifiers("who") == ["cs-a"]


def test_a_quoted_phrase_must_stand_as_it_is(fill):
    finder = fill(
        make_document("cs-a", body="loss of blood was weighed"),
        make_document("cs-b", body="blood loss was weighed"),
    )

    assert finder.identifiers('"blood loss"') == ["cs-b"]


def test_a_phrase_keeps_its_small_words(fill):
    finder = fill(
        make_document("cs-a", body="loss of blood"), make_document("cs-b", body="loss in blood")
    )

    assert finder.identifiers('"loss of blood"') == ["cs-a"]


def test_a_phrase_is_required_beside_optional_words(fill):
    finder = fill(
        make_document("cs-a", body="blood loss"),
        make_document("cs-b", body="weighed swabs"),
        make_document("cs-c", body="blood loss with weighed swabs"),
    )

    assert finder.identifiers('weighed "blood loss"') == ["cs-c"]


def test_a_quoted_word_is_required(fill):
    finder = fill(make_document("cs-a", body="triage calls"), make_document("cs-b", body="calls"))

    assert finder.identifiers('"triage" calls') == ["cs-a"]


def test_an_excluded_word_leaves_records_out(fill):
    finder = fill(
        make_document("cs-a", body="birth at home"), make_document("cs-b", body="birth centre")
    )

    assert finder.identifiers("birth -homes") == ["cs-b"]


def test_an_excluded_phrase_leaves_records_out(fill):
    finder = fill(
        make_document("cs-a", body="birth at home"), make_document("cs-b", body="home birth")
    )

    assert finder.identifiers('birth -"home birth"') == ["cs-a"]


def test_an_exclusion_alone_finds_everything_else(fill):
    finder = fill(make_document("cs-a", body="home"), make_document("cs-b"))

    assert finder.identifiers("-home") == ["cs-b"]


def test_no_text_finds_everything(fill):
    finder = fill(make_document("cs-a"), make_document("cs-b"))

    assert finder.identifiers() == ["cs-a", "cs-b"]


@pytest.mark.parametrize(
    "text",
    ["title:triage", "triage AND NOT birth", "tri*", "triage~2", "[a TO b]", "+triage", "(triage"],
)
def test_engine_syntax_has_no_meaning(fill, text):
    finder = fill(make_document("cs-a", title="Triage"), make_document("cs-b", title="Birth"))

    assert "cs-b" not in finder.identifiers(text) or "birth" in text


def test_words_in_other_scripts_are_found(fill):
    finder = fill(make_document("vo-a", title="মায়ের কথা"), make_document("vo-b"))

    assert finder.identifiers("মায়ের") == ["vo-a"]
