"""What an editor is told, and what consent lets stand."""

import pytest

from repository.reidentification.check import find_risks
from repository.reidentification.finding import ADVICE, Confidence, Kind
from repository.reidentification.story import Story


def test_every_kind_says_why_it_matters_and_what_to_write_instead():
    assert set(ADVICE) == set(Kind)
    assert all(why and suggestion for why, suggestion in ADVICE.values())


def test_a_finding_points_at_the_words():
    (finding,) = find_risks(Story("It was Kwabena’s voice that I heard."))
    assert finding.words == "Kwabena"
    assert (finding.span.start, finding.span.end) == (7, 14)


def test_given_name_and_surname_are_one_finding_and_certain():
    (finding,) = find_risks(Story("The photo was taken by Halima Warsame."))
    assert finding.words == "Halima Warsame"
    assert finding.confidence is Confidence.CERTAIN


def test_the_credit_that_consent_allows_is_no_finding():
    text = "My name is Adwoa and this is my story."
    assert find_risks(Story(text))
    assert find_risks(Story(text, credit="Adwoa")) == []


def test_the_credit_of_the_teller_does_not_cover_the_midwife():
    story = Story("My name is Adwoa. A midwife called Joy stayed.", credit="Adwoa")
    assert [finding.words for finding in find_risks(story)] == ["Joy"]


def test_organisations_that_the_site_knows_are_no_people():
    text = "I went to Halima Jama for classes."
    assert find_risks(Story(text))
    assert find_risks(Story(text, organisations=("Halima Jama",))) == []


def test_a_combination_names_its_parts_in_plain_words():
    (finding,) = find_risks(
        Story("She was stillborn.", place="Whitby Hospital", date="June 2020", ethnicity="Nepali")
    )
    assert finding.kind is Kind.JIGSAW
    assert "event: “stillborn”" in finding.why
    assert "place: “Whitby Hospital”" in finding.why
    assert {source for source, _span in finding.others} == {"place", "date", "ethnicity"}


@pytest.mark.parametrize(
    "broader", [{"place": "North East England"}, {"place": "Yorkshire", "date": "2020"}]
)
def test_a_broader_place_is_enough_to_pass(broader):
    beside = {"place": "Whitby Hospital", "date": "June 2020", "ethnicity": "Nepali"} | broader
    assert find_risks(Story("She was stillborn.", **beside)) == []


def test_what_stands_beside_the_story_is_read_too():
    (finding,) = find_risks(Story("I was well cared for.", role="Mother, ring 07700 900123"))
    assert (finding.kind, finding.source) == (Kind.PHONE, "role")


def test_a_doctor_of_a_hospital_is_a_person_and_the_hospital_is_not():
    (finding,) = find_risks(Story("I was seen by Dr Patel of St Mary’s Hospital."))
    assert finding.words == "Patel"


@pytest.mark.parametrize(
    "text",
    [
        "The Institute for Healthcare Improvement wrote to us.",
        "The Office for Black Mothers listened.",
        "45 women in London told us.",
        "Long-term help was hard to find.",
        "They gave me Hyoscine and Terbutaline.",
        "We met on the Mayfield unit, then on Lilac Ward.",
        "It was 10 May before anyone rang me back.",
    ],
)
def test_institutions_places_medicines_and_plain_days_pass(text):
    assert find_risks(Story(text)) == []
