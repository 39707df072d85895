"""A long text costs in proportion to its length: no pattern looks back over the whole of it."""

import sys

import pytest

from repository.reidentification.check import find_risks
from repository.reidentification.story import Story
from tests.repository.reidentification.passages import HARMLESS

ORDINARY = " ".join(story.text for story in HARMLESS)
UNITS = {
    "sentences": ORDINARY,
    "digits": "0",
    "spaced digits": "07 ",
    "capitals": "Ab ",
    "one word": "a",
    "dots": "a.",
    "at signs": "a@",
    "hyphens": "a-",
    "spaces": " ",
    "line breaks": "\n",
    "slashes": "www./",
    "cues": "NHS number ",
    "kin": "my son ",
    "only": "the only ",
    "reported": "my story was ",
    "places": "in Ab and ",
    "live": "live in the ",
}


def count_steps(text):
    """Count lines of our own code that run: the same on every machine."""
    steps = 0

    def trace(frame, event, _argument):
        nonlocal steps
        if "reidentification" not in frame.f_code.co_filename:
            return None
        steps += event == "line"
        return trace

    sys.settrace(trace)
    try:
        find_risks(Story(text))
    finally:
        sys.settrace(None)
    return steps


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_100_000_characters_are_read(unit):
    find_risks(Story((unit * 100_000)[:100_000]))


def test_twice_the_text_takes_at_most_twice_the_steps():
    find_risks(Story(ORDINARY))
    once = count_steps(ORDINARY * 2)
    twice = count_steps(ORDINARY * 4)
    assert twice <= 2.2 * once
