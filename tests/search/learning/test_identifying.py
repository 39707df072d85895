"""Numbers, dates and addresses that may be somebody's."""

import pytest

from search.learning.identifying import may_identify


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5919",
        "9434765919 bleeding",
        "nhs number 943-476-5919",
        "943 476 of 5919",
        "٩٤٣٤٧٦٥٩١٩",
        "𝟗𝟒𝟑𝟒𝟕𝟔𝟓𝟗𝟏𝟗",
        "nine four three four seven six five nine one nine",
        "double seven double four zero nine",
        "020 7946 0958",
        "+44 7700 900123",
        "ext 12 34 5",
        "born 12/03/1985",
        "12.3.85",
        "12/3",
        "1985-03-12",
        "12 03 85",
        "12th of March",
        "march 12",
        "mar 1985",
        "12mar85",
        "a@b",
        "https://example.org/someone",
        "www.example.org",
    ],
)
def test_what_may_be_somebody_s_is_noticed(text):
    assert may_identify(text)


@pytest.mark.parametrize(
    "text", ["", "pph", "1500 ml", "24 to 36 weeks", "type 2 diabetes", "may help", "one in four"]
)
def test_amounts_and_words_are_nobody_s(text):
    assert not may_identify(text)
