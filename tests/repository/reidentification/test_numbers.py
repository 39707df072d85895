import pytest

from repository.reidentification.numbers import (
    find_nhs_numbers,
    find_personal_numbers,
    has_nhs_check_digit,
)


@pytest.mark.parametrize("digits", ["9434765919", "4010232137", "9876543210"])
def test_modulus_11_accepts_a_number_with_its_check_digit(digits):
    assert has_nhs_check_digit(digits)


@pytest.mark.parametrize("digits", ["9434765918", "4010232138", "1234567890"])
def test_modulus_11_refuses_any_other(digits):
    assert not has_nhs_check_digit(digits)


def test_ten_digits_that_fail_and_are_called_nothing_pass():
    assert list(find_nhs_numbers("The order 943 476 5918 came late.")) == []


def test_a_slip_in_what_is_called_an_nhs_number_is_still_somebodys():
    assert list(find_nhs_numbers("My NHS number is 943 476 5918."))


def test_the_number_of_a_study_passes_whatever_its_digits():
    assert list(find_nhs_numbers("Study number 943 476 5919 is open.")) == []


@pytest.mark.parametrize("year", ["2021", "2020/21", "2019-2020"])
def test_a_year_is_no_reference_number(year):
    assert list(find_personal_numbers(f"The complaint number was higher in {year} than now.")) == []
