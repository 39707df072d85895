import pytest

from repository.reidentification.named_review import needs_named_review


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Our baby was born asleep.", "death"),
        ("I had two miscarriages before this.", "death"),
        ("My daughter is seven now.", "child"),
        ("They called social services from the ward.", "safeguarding"),
        ("He hit me when I was pregnant.", "safeguarding"),
        ("I made a complaint and heard nothing.", "complaint"),
        ("We went to the ombudsman.", "complaint"),
        ("The midwife laughed at me.", "staff"),
    ],
)
def test_a_reason_is_given(text, key):
    assert key in {reason.key for reason in needs_named_review(text)}


def test_each_reason_says_why_and_shows_the_words():
    (reason,) = needs_named_review("In the end I complained.")
    assert reason.label == "It tells of a complaint or a legal case."
    assert reason.words == "complained"


def test_an_everyday_story_needs_no_named_review():
    assert needs_named_review("They gave me time, and tea, and I was not afraid.") == []
