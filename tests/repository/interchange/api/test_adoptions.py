"""Adoptions by the API: counted on each record, listed beside it, and nothing private with them."""

import datetime as dt

import pytest

from repository.replication.choices import (
    AdoptionStage,
    AdoptionStatus,
    EquityChange,
    FactorKind,
    PartFate,
)
from repository.replication.models import AdoptedPart, AdoptionFactor, EquityEffect
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.repository.interchange.api.asking import ask, list_all

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def record(home_page):  # noqa: ARG001 - pages hang below it
    return CaseStudyFactory().record


def test_a_record_tells_how_many_adopt_it_stopped_ones_included(record):
    AdoptionFactory.create_batch(2, record=record, stage=AdoptionStage.TESTING)
    AdoptionFactory(record=record, stage=AdoptionStage.STOPPED)
    AdoptionFactory(record=record, status=AdoptionStatus.WAITING)

    told = ask(f"records/{record.pk}/").json()["adoptions"]

    assert (told["total"], told["stopped"]) == (3, 1)
    assert told["by_stage"] == {
        **{stage.value: 0 for stage in AdoptionStage},
        "testing": 2,
        "stopped": 1,
    }
    assert told["api_url"] == f"http://testserver/api/records/{record.pk}/adoptions/"


def test_an_adoption_tells_who_since_when_what_was_changed_and_what_happened(record):
    organisation = OrganisationFactory(name="Northern Trust", slug="northern", ods_code="RX1")
    adoption = AdoptionFactory(
        record=record,
        organisation=organisation,
        unit="Labour ward",
        stage=AdoptionStage.STOPPED,
        stage_since=dt.date(2026, 3, 1),
        stop_reason="No interpreters at night",
        adaptations="Cards in four languages",
        heard_on=dt.date(2026, 4, 2),
    )
    AdoptedPart.objects.create(
        adoption=adoption, key="c1", text="Weigh", fate=PartFate.CHANGED, how="By sight"
    )
    EquityEffect.objects.create(adoption=adoption, group="2001-n", change=EquityChange.NARROWED)
    AdoptionFactor.objects.create(adoption=adoption, kind=FactorKind.BARRIER, code="staffing")
    adoption.stage_changes.create(stage=AdoptionStage.TESTING, since=dt.date(2026, 1, 1))

    (told,) = list_all(f"records/{record.pk}/adoptions/", "adoptions")

    assert told["organisation"]["value"] == "northern"
    assert told["organisation"]["label"] == "Northern Trust"
    assert told["stage"] == {"value": "stopped", "label": "Stopped"}
    assert told["stage_since"] == "2026-03-01"
    assert told["stop_reason"] == "No interpreters at night"
    assert told["adaptations"] == "Cards in four languages"
    assert told["parts"][0]["fate"]["value"] == "changed"
    assert told["equity_effects"][0]["change"]["label"] == "The gap narrowed"
    assert told["factors"][0]["code"] == "staffing"
    assert told["heard_on"] == "2026-04-02"
    assert told["stages"][0]["since"] == "2026-01-01"


def test_the_list_is_read_on_by_its_links_and_each_adoption_comes_once(record):
    numbers = [AdoptionFactory(record=record).pk for _ in range(5)]
    AdoptionFactory(record=CaseStudyFactory().record)

    found = list_all(f"records/{record.pk}/adoptions/", "adoptions", page_size=2)

    assert [adoption["number"] for adoption in found] == numbers


def test_neither_mailbox_nor_key_is_told(record):
    adoption = AdoptionFactory(record=record, mailbox="team@adopter.example")

    text = ask(f"records/{record.pk}/adoptions/").content.decode()

    assert "adopter.example" not in text
    assert adoption.key not in text


@pytest.mark.parametrize("status", sorted(set(AdoptionStatus) - {AdoptionStatus.PUBLIC}))
def test_what_is_not_public_is_not_listed(record, status):
    AdoptionFactory(record=record, status=status)

    assert ask(f"records/{record.pk}/adoptions/").json()["adoptions"] == []


def test_the_adoptions_of_a_record_that_has_gone_have_gone_with_it(record):
    AdoptionFactory(record=record)
    record.page.unpublish()

    ask(f"records/{record.pk}/adoptions/", status=410)


def test_a_cursor_of_another_list_is_refused(record):
    ask(f"records/{record.pk}/adoptions/", status=400, cursor="WyJjcy0xIl0")


def test_a_new_adoption_moves_the_record_in_the_change_feed(record):
    cursor = ask("changes/").json()["cursor"]
    AdoptionFactory(record=record)

    (change,) = ask("changes/", cursor=cursor).json()["changes"]

    assert change["identifier"] == record.pk
    assert change["record"]["adoptions"]["total"] == 1


def test_a_version_is_the_same_whoever_adopts_it(record):
    before = ask(f"records/{record.pk}/versions/1/").json()
    AdoptionFactory(record=record)

    assert ask(f"records/{record.pk}/versions/1/").json() == before
