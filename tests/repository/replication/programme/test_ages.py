from hypothesis import given
from hypothesis import strategies as st

from repository.replication.programme.ages import AGES


def test_bands_are_counted_from_this_year():
    years = ["2021", "2022", "2023", "2024", "2025", "2026"]

    assert {age.key: age.choose(years, 2026) for age in AGES} == {
        "0": {"2026"},
        "1": {"2025"},
        "2-3": {"2023", "2024"},
        "4": {"2021", "2022"},
    }


@given(st.integers(1, 9999), st.integers(2000, 2100))
def test_each_year_is_in_one_band_also_one_that_is_to_come(year, this_year):
    assert sum(bool(age.choose([str(year)], this_year)) for age in AGES) == 1
