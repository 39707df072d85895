import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from repository.records.identifiers import ALPHABET
from search.ranking import newest_first, tie_break

identifiers = st.builds(
    "{}-{}".format,
    st.sampled_from(["cs", "pr", "to", "vo"]),
    st.text(alphabet=ALPHABET, min_size=8, max_size=8),
)
days = st.one_of(st.none(), st.dates())


@given(identifiers, identifiers)
def test_ties_are_broken_in_the_order_of_identifiers(one, other):
    assert (tie_break(one) < tie_break(other)) == (one < other)


@given(st.text(max_size=20))
def test_a_tie_break_fits_the_index_whatever_the_identifier(text):
    assert 0 <= tie_break(text) < 2**63


@given(days, days, identifiers, identifiers)
def test_the_newer_comes_first_and_undated_last(one, other, name, other_name):
    if one == other:
        expected = name < other_name
    else:
        expected = (one or dt.date.min) > (other or dt.date.min)
        if dt.date.min in {one, other} and None in {one, other}:
            expected = one is not None

    assert (newest_first(one, name) < newest_first(other, other_name)) == expected
