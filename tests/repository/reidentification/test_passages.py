"""Invented passages of every kind: what must be found, and what must pass."""

import pytest

from repository.reidentification.check import find_risks
from tests.repository.reidentification import (
    harmless_passages,
    identifying_passages,
    short_passages,
)
from tests.repository.reidentification.passages import HARMLESS, IDENTIFYING


def name_case(value):
    return value.text[:60] if hasattr(value, "text") else str(value)


@pytest.mark.parametrize(("kind", "story"), IDENTIFYING, ids=name_case)
def test_an_identifying_passage_is_found_for_what_it_is(kind, story):
    assert kind in {finding.kind for finding in find_risks(story)}


@pytest.mark.parametrize(
    "story", [*identifying_passages.IDENTIFYING, *short_passages.IDENTIFYING], ids=name_case
)
def test_a_further_identifying_passage_is_found(story):
    assert find_risks(story)


@pytest.mark.parametrize(
    "story", [*HARMLESS, *harmless_passages.HARMLESS, *short_passages.HARMLESS], ids=name_case
)
def test_a_harmless_passage_passes(story):
    assert find_risks(story) == []
