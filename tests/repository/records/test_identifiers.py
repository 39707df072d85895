import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from repository.records.choices import RecordType
from repository.records.identifiers import (
    ALPHABET,
    PREFIXES,
    check_character,
    is_identifier,
    is_orcid,
    mint,
)

PRINTABLE = st.characters(min_codepoint=33, max_codepoint=126)


@st.composite
def identifiers(draw):
    prefix = draw(st.sampled_from(sorted(PREFIXES.values())))
    stem = f"{prefix}-" + draw(st.text(ALPHABET, min_size=8, max_size=8))
    return stem + check_character(stem)


@pytest.mark.parametrize("record_type", RecordType.values)
def test_a_minted_identifier_is_valid_and_names_its_type(record_type):
    identifier = mint(record_type)

    assert is_identifier(identifier)
    assert identifier.startswith(f"{PREFIXES[record_type]}-")
    assert len(identifier) == 12


def test_two_minted_identifiers_differ():
    assert len({mint(RecordType.TOOL) for _ in range(200)}) == 200


def test_the_check_character_is_that_of_the_published_example():
    # The worked example of the NOID documentation: 13030/xf93gt2 has the check character q.
    assert check_character("13030/xf93gt2") == "q"


def test_no_identifier_can_spell_a_word():
    assert not set("aeiouy") & set(ALPHABET)


@given(identifiers())
def test_every_well_formed_identifier_is_accepted(identifier):
    assert is_identifier(identifier)


@given(identifiers(), st.integers(0, 11), PRINTABLE)
def test_every_single_character_change_is_noticed(identifier, place, character):
    assume(identifier[place] != character)

    assert not is_identifier(identifier[:place] + character + identifier[place + 1 :])


@given(identifiers(), st.integers(0, 10))
def test_every_adjacent_transposition_is_noticed(identifier, place):
    first, second = identifier[place : place + 2]
    assume(first != second)

    assert not is_identifier(identifier[:place] + second + first + identifier[place + 2 :])


@pytest.mark.parametrize(
    "text",
    ["", "cs-", "cs-8zr0m4kx", "CS-8ZR0M4KX5D", "cs_8zr0m4kx5d", "xx-8zr0m4kx5d", "a" * 5000],
)
def test_what_has_not_the_form_of_an_identifier_is_refused(text):
    assert not is_identifier(text)


@pytest.mark.parametrize(
    "orcid", ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"]
)
def test_a_real_orcid_is_accepted(orcid):
    assert is_orcid(orcid)


@pytest.mark.parametrize(
    "orcid",
    [
        "",
        "0000-0002-1825-0098",
        "0000-0002-1825-009X",
        "0000-0002-1694-233x",
        "0000-0002-8125-0097",
        "0000000218250097",
        "https://orcid.org/0000-0002-1825-0097",
        "0000-0002-1825-009",
    ],
)
def test_an_orcid_with_a_wrong_digit_or_form_is_refused(orcid):
    assert not is_orcid(orcid)


@given(st.text(max_size=40))
def test_any_text_is_judged_without_an_error(text):
    assert is_identifier(text) in {True, False}
    assert is_orcid(text) in {True, False}
