"""A harvester that somebody else wrote, against the site as it is served."""

import pytest
from sickle.oaiexceptions import BadArgument, IdDoesNotExist, NoRecordsMatch

from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.oai.harvester import Harvester

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("small_pages"),
]


@pytest.fixture
def harvester(live_server):
    return Harvester(live_server.url)


@pytest.fixture
def pages():
    """A record of each kind, and one that is read here alone."""
    area = PriorityAreaFactory(slug="bleeding", name="Bleeding")
    made = {
        "case": CaseStudyFactory(priority_areas=[area]),
        "advice": PolicyRecommendationFactory(),
        "tool": ToolFactory(priority_areas=[area]),
        "research": VoiceFactory(),
        "story": PersonalVoiceFactory(consent={"reuse": True}),
    }
    PersonalVoiceFactory(title="Read here alone")
    return made


def titles(pages, *names):
    return {pages[name].record.pk: pages[name].title for name in names or pages}


def edit(page, title):
    page.title, page.change_note = title, f"Now called {title}."
    page.save_revision().publish()


def test_a_full_harvest_has_every_record_once(harvester, pages):
    harvester.harvest()

    assert harvester.held == titles(pages)
    assert harvester.parts == 3


def test_a_later_harvest_brings_what_changed_and_what_has_gone(harvester, pages):
    began = max(harvester.harvest().datestamps.values())
    gone = pages["tool"].record.pk, pages["story"].record.pk
    pages["tool"].unpublish()
    pages["story"].consent.reuse = False
    pages["story"].consent.save()
    edit(pages["case"], "Called otherwise")

    harvester.harvest(**{"from": began})

    assert harvester.held == titles(pages, "case", "advice", "research")
    assert harvester.held[pages["case"].record.pk] == "Called otherwise"
    assert not set(gone) & set(harvester.held)


def test_a_set_is_harvested_alone(harvester, pages):
    assert harvester.harvest(set="area:bleeding").held == titles(pages, "case", "tool")


def test_datacite_has_the_submissions_alone(harvester, pages):
    found = {
        header.identifier.rpartition(":")[2]
        for header in harvester.client.ListIdentifiers(metadataPrefix="datacite")
    }

    assert found == set(titles(pages, "case", "advice", "tool", "story"))


def test_it_understands_who_answers_and_what_there_is(harvester, pages):
    client = harvester.client

    assert client.Identify().deletedRecord == "persistent"
    assert [kind.metadataPrefix for kind in client.ListMetadataFormats()] == ["oai_dc", "datacite"]
    assert "area:bleeding" in {found.setSpec for found in client.ListSets()}
    name = f"oai:demonstration.invalid:{pages['tool'].record.pk}"
    record = client.GetRecord(identifier=name, metadataPrefix="oai_dc")
    assert record.metadata["title"] == [pages["tool"].title]


@pytest.mark.parametrize(
    ("error", "asked"),
    [
        (NoRecordsMatch, {"from": "2099-01-01"}),
        (BadArgument, {"from": "yesterday"}),
    ],
)
def test_it_understands_errors(harvester, error, asked):
    with pytest.raises(error):
        harvester.client.ListRecords(metadataPrefix="oai_dc", **asked)
    with pytest.raises(IdDoesNotExist):
        harvester.client.GetRecord(identifier="oai:a:b", metadataPrefix="oai_dc")


def test_a_harvest_while_records_are_edited_misses_nothing(harvester, pages):
    waiting = [
        lambda: edit(pages["case"], "Edited after it was sent"),
        pages["advice"].unpublish,
        lambda: edit(pages["research"], "Edited again"),
    ]

    def change():
        if waiting:
            waiting.pop(0)()

    harvester.harvest(between=change)

    assert harvester.held == titles(pages, "case", "tool", "research", "story")
