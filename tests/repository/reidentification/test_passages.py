"""Invented passages of every kind: what must be found, and what must pass."""

import pytest

from repository.reidentification.check import find_risks
from tests.repository.reidentification.passages import HARMLESS, IDENTIFYING


def test_there_are_enough_passages_of_both_sorts():
    assert len(IDENTIFYING) >= 60
    assert len(HARMLESS) >= 60


@pytest.mark.parametrize(("kind", "story"), IDENTIFYING, ids=lambda value: str(value)[:60])
def test_an_identifying_passage_is_found_for_what_it_is(kind, story):
    assert kind in {finding.kind for finding in find_risks(story)}


@pytest.mark.parametrize("story", HARMLESS, ids=lambda story: story.text[:60])
def test_a_harmless_passage_passes(story):
    assert find_risks(story) == []
