"""What a step needs, and what the whole costs: on the page, in the API, to machines, in search."""

import json

import pytest

from search.building import build_document
from search.documents import Term
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.reading import read, words

pytestmark = pytest.mark.django_db

STEP = {
    "title": "Agree a place",
    "role": "Ward lead",
    "materials": "Two pairs of scales",
    "prerequisites": "Scales are calibrated",
    "cost": "low",
}
LOW = "Low: up to £1,000"


def make(factory=CaseStudyFactory, **fields):
    return factory(steps=[("step", STEP)], **fields)


@pytest.mark.parametrize("factory", [CaseStudyFactory, ToolFactory])
def test_a_step_says_who_takes_it_and_what_it_needs(client, factory):
    step = read(client.get(make(factory).get_url())).main.find(class_="mer-step")

    assert words(step) == (
        "Agree a place Who: Ward lead. Materials: Two pairs of scales. "
        f"First: Scales are calibrated. Cost: {LOW}"
    )


@pytest.mark.parametrize("factory", [CaseStudyFactory, ToolFactory])
def test_the_cost_of_the_whole_is_said_in_words_with_whose_bands_they_are(client, factory):
    page = make(factory, cost="free")

    shown = words(read(client.get(page.get_url())).main.find(class_="mer-facts"))
    facts = client.get(f"/api/records/{page.record.pk}/").json()["facts"]

    assert "Cost No extra cost For one site in its first year" in shown
    assert "our own convention" in shown
    assert {"key": "cost", "label": "Cost", "value": "No extra cost", "code": "free"} in facts


def test_a_record_that_does_not_say_what_it_costs_says_nothing_of_bands(client):
    shown = words(read(client.get(make().get_url())).main.find(class_="mer-facts"))

    assert "Cost" not in shown


def test_a_record_is_found_by_what_it_costs():
    assert build_document(make(cost="low").record).terms["cost"] == (Term("low", LOW),)
    assert "cost" not in build_document(make().record).terms


def test_machines_are_told_how_to_do_it(client):
    page = make(cost="low")

    told = json.loads(client.get(f"/id/{page.record.pk}/metadata.jsonld").content)

    assert told["@type"] == ["Article", "HowTo"]
    assert told["estimatedCost"] == LOW
    assert told["supply"] == [{"@type": "HowToSupply", "name": "Two pairs of scales"}]
    assert [step["name"] for step in told["step"]] == ["Agree a place"]
