"""What is kept of a search's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repository.taxonomy.synonyms import TermGroup
from search.analysis import find_terms, is_stop_word
from search.learning.wording import MOST_WORDS, Known, Wording, read_wording, split_labels
from search.lexicon import Lexicon
from search.spelling import Spelling

WORDS = ("bleeding", "haemorrhage", "birth", "swabs", "mothers", "march", "black", "after")
LABELS = frozenset({"listening"})
KNOWN = Known(
    Spelling(dict.fromkeys(WORDS, 5)),
    Lexicon([TermGroup(label="postpartum haemorrhage", exact=("PPH", "1500 ml"))]),
    LABELS,
)
SYNONYMS = frozenset({"postpartum", "haemorrhage", "pph", "1500", "ml"})


def read(text, **options):
    return read_wording(text, KNOWN, **options).text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("PPH", "pph"),
        ("Bleeding after birth", "bleeding after birth"),
        ("  bleeding,  BIRTH! ", "bleeding birth"),
        ("hemorrhage", "hemorrhage"),
        ("swab", "swab"),
        ("“black mothers’ birth”", "black mothers birth"),
        ("mother’s", "mother"),
        ("post-partum", ""),
        ("1500 ml", "1500 ml"),
        ("listening", "listening"),
    ],
)
def test_known_words_are_kept_as_the_site_writes_them(typed, kept):
    assert read(typed) == kept


@pytest.mark.parametrize("typed", ["bleding", "bleedign", "bleeeding"])
def test_a_slip_is_kept_as_the_word_that_was_meant(typed):
    assert read(f"{typed} after birth") == "bleeding after birth"


def test_a_slip_is_not_kept_where_the_reader_insisted():
    assert read_wording("bleding", KNOWN, exact=True) == Wording("", 1)


@pytest.mark.parametrize(
    "typed", ["Ngozika", "bleeding Ngozika", "bleeding 42", "haemmorhagge", "😀", "日本語", ""]
)
def test_one_unknown_word_leaves_only_the_length(typed):
    assert read(typed) == ""


def test_the_length_is_kept():
    assert read_wording("Mrs Ngozika Example", KNOWN) == Wording("", 3)


@pytest.mark.parametrize("typed", ["12 march", "march 1500", "bleeding 1500 1500"])
def test_known_numbers_that_may_be_somebody_s_are_not_kept(typed):
    assert read(typed) == ""


def test_a_slip_that_makes_a_date_is_not_kept():
    assert read("birth marhc 1500") == ""


def test_a_paragraph_is_not_kept_however_common_its_words():
    assert read_wording("birth " * (MOST_WORDS + 1), KNOWN) == Wording("", MOST_WORDS + 1)
    assert read("birth " * MOST_WORDS) == " ".join(["birth"] * MOST_WORDS)


def test_codes_and_years_in_labels_are_no_words():
    assert split_labels(["Census 2001", "St Thomas’ R1H"]) == {"census", "st", "thomas"}


def is_known(word):
    stems = {term for known in WORDS for term in find_terms(known)}
    return (
        is_stop_word(word)
        or word in LABELS
        or word in SYNONYMS
        or set(find_terms(word)) <= stems
        # British and American spelling are one word.
        or word.replace("hemorrhag", "haemorrhag") in WORDS
    )


TYPED = st.lists(
    st.one_of(
        st.sampled_from([*WORDS, "PPH", "1500 ml", "after", "listening", "-", '"', "’s"]),
        st.text(max_size=12),
        st.sampled_from(WORDS).flatmap(
            lambda word: st.builds(
                lambda place, letter: word[:place] + letter + word[place + 1 :],
                st.integers(0, len(word)),
                st.sampled_from("abcdefgh1é "),
            )
        ),
    ),
    max_size=8,
).map(" ".join)


@given(TYPED, st.booleans())
def test_no_unknown_word_is_ever_kept(typed, exact):
    kept = read_wording(typed, KNOWN, exact=exact).text

    assert all(map(is_known, kept.split()))
    # What was kept once is kept again: the daily pruning forgets nothing that is still known.
    assert read_wording(kept, KNOWN, exact=True).text == kept
