"""What must stay apart is never searched as if equal, whatever way it is written."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from repository.taxonomy.synonyms import TermGroup
from search.analysis import find_terms
from search.lexicon import Lexicon
from search.meaning import Strength, build_concepts
from search.spelling_rules import to_uk, to_us
from tests.search.vocabulary import PAIRS

WRITTEN = [
    ("miscarriage", "stillbirth", "still-birth"),
    ("miscarriage", "stillbirth", "stillbirths"),
    ("miscarriage", "stillbirth", "Still Births"),
    ("miscarriage", "stillbirth", "stìllbirth"),
    ("stillbirth", "neonatal death", "neo-natal deaths"),
    ("postnatal depression", "baby blues", "baby-blue"),
    ("postnatal depression", "antenatal depression", "ante-natal depressions"),
    ("postpartum psychosis", "postnatal depression", "post natal depression"),
    ("antepartum haemorrhage", "postpartum haemorrhage", "post-partum hemorrhages"),
    ("sickle cell disease", "sickle cell trait", "SICKLE-CELL TRAITS"),
    ("anaemia", "iron deficiency", "iron-deficiencies"),
]
LISTS = ("exact", "entry_terms", "never_suggest", "ambiguous")


def join(label, term, name):
    """Return a group that holds two terms, as an old row may."""
    if name == "ambiguous":
        return TermGroup(label, ambiguous={term: ("loss",)})
    return TermGroup(label, **{name: (term,)})


def is_found(other, typed, lexicon):
    """Return whether a search looks for another term as if it were what was typed."""
    return any(
        find_terms(text) == find_terms(form)
        for concept in build_concepts((typed,), lexicon)
        for text in concept.texts(Strength.TYPED, Strength.EXACT)
        for form in (other, to_us(other), to_uk(other))
    )


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(("label", "other", "written"), WRITTEN)
def test_a_group_joins_no_pair_whatever_way_it_is_written(label, other, written, name):
    for first, second in ((label, written), (written, label)):
        lexicon = Lexicon([join(first, second, name)], [(label, other)])

        for term in (other, written):
            assert not is_found(term, label, lexicon)
            assert not is_found(label, term, lexicon)
            assert not is_found(label, f"{term} loss", lexicon)
        assert set(lexicon.find_equals(label)).isdisjoint({other, written})
        assert label not in lexicon.find_equals(written)


@st.composite
def ways_to_write(draw, term):
    """Return a term in other letters, with other joints and perhaps an ending."""
    # To a search “SCBUs” is not “SCBU”.
    endings = ["", "" if term.isupper() or term[-1] in "sS" else "s"]
    term = draw(st.sampled_from([str.upper, str.title, to_us]))(term)
    term = draw(st.sampled_from(["-", "", " "])).join(term.split())
    # A word may be parted after its prefix, and not inside “ae”.
    place = draw(st.integers(2, max(2, len(term) - 5)))
    assume(to_us(term[:place]) + to_us(term[place:]) == to_us(term))
    joint = draw(st.sampled_from(["", "-", " ", "\u0301"]))
    return term[:place] + joint + term[place:] + draw(st.sampled_from(endings))


@given(data=st.data(), pair=st.sampled_from(PAIRS), turned=st.booleans())
def test_no_pair_of_the_starter_vocabulary_can_be_joined(data, pair, turned):
    label, other = reversed(pair) if turned else pair
    # “birth partner” is also a search for its word “partner”.
    assume(label not in other.split())
    written = data.draw(ways_to_write(other))
    lexicon = Lexicon([join(label, written, data.draw(st.sampled_from(LISTS)))], [pair])

    for term in (other, written):
        assert not is_found(other, label, lexicon)
        assert not is_found(label, f"{term} loss", lexicon)


def test_the_label_keeps_its_group():
    group = TermGroup("miscarriage", exact=("pregnancy loss", "still-births"))
    lexicon = Lexicon([group], [("stillbirth", "miscarriage")])

    assert lexicon.find_equals("pregnancy loss") == ("pregnancy loss", "miscarriage")
    assert lexicon.find_equals("stillbirth") == ("stillbirth",)


def test_of_two_synonyms_the_first_keeps_its_group():
    group = TermGroup("loss", exact=("stillborn", "stillbirths"), entry_terms=("miscarriages",))
    lexicon = Lexicon([group], [("miscarriage", "stillbirth")])

    assert lexicon.find_equals("stillbirth") == ("stillbirth", "loss", "stillborn", "stillbirths")
    assert lexicon.find_equals("miscarriage") == ("miscarriage",)


def test_what_is_merely_related_stays():
    group = TermGroup("miscarriage", related=("stillbirth",))
    (concept,) = build_concepts(("miscarriage",), Lexicon([group], [("miscarriage", "stillbirth")]))

    assert concept.texts(Strength.RELATED) == ("stillbirth",)


def test_a_pair_that_is_one_term_to_a_search_parts_nothing():
    group = TermGroup("stillbirth", exact=("still-births", "born still"))

    found = Lexicon([group], [("stillbirth", "still-birth")]).find_equals("stillbirth")

    assert found == ("stillbirth", "still-births", "born still")
