from datetime import date

import pytest
from django.urls import reverse

from repository.records.models import CaseStudyPage
from repository.replication.choices import (
    AdoptionResult,
    AdoptionStage,
    AdoptionStatus,
    EquityChange,
    PartFate,
)
from repository.replication.models import AdoptedPart, EquityEffect, WriteUp
from repository.replication.writing_up.admin import URL_NAME
from repository.replication.writing_up.begun import begin, find_write_up
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory
from tests.reading import read, words
from tests.repository.records.goings import restrict, unpublish

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def adoption():
    made = AdoptionFactory(
        record=CaseStudyFactory(title="Weigh every swab").record,
        organisation=OrganisationFactory(name="Leeds Example Trust"),
        unit="Labour ward",
        started=date(2025, 3, 1),
        stage=AdoptionStage.STOPPED,
        stop_reason="The scales <broke>.",
        adaptations="Two people count.",
        result=AdoptionResult.BETTER,
        measure="PPH of 1,500 ml or more",
        period="April to June 2025",
    )
    AdoptedPart.objects.create(adoption=made, key="c1", text="Weigh", fate=PartFate.KEPT)
    AdoptedPart.objects.create(
        adoption=made, key="c2", text="Call", fate=PartFate.CHANGED, how="At 500 ml"
    )
    EquityEffect.objects.create(adoption=made, group="2001-n", change=EquityChange.NARROWED)
    return made


@pytest.fixture
def editor():
    return UserFactory(roles=["Editor"])


def publish(page):
    page.provenance = "summary"
    page.references = CaseStudyFactory(summary_of_work=True).references
    page.limits = "<p>One ward.</p>"
    page.save_revision().publish()
    return CaseStudyPage.objects.get(pk=page.pk)


def test_the_draft_takes_over_what_the_adopter_told(adoption, editor):
    page = CaseStudyPage.objects.get(pk=begin(adoption, editor).pk)

    assert page.title == "Weigh every swab: Leeds Example Trust"
    assert [(row.organisation.name, row.role) for row in page.organisations.all()] == [
        ("Leeds Example Trust", "led-by")
    ]
    (origin,) = page.adapted_from.all()
    assert (origin.original_id, origin.what_changed) == (
        adoption.record.page_id,
        "Two people count.",
    )
    assert (page.place, page.year, page.stage) == ("Labour ward", 2025, "stopped")
    assert page.outcome_direction == "better"
    assert page.approach == "<p>Two people count.</p>"
    assert "Measured: PPH of 1,500 ml or more" in page.results
    assert "Period: April to June 2025" in page.results
    assert "The gap narrowed." in page.equity_impact
    assert page.what_did_not_work == "<p>The scales &lt;broke&gt;.</p>"
    assert "Weigh" in str(page.core_parts)
    assert "Call (changed: At 500 ml)" in str(page.adaptable_parts)
    assert adoption.mailbox not in str(page.get_latest_revision().content)


def test_it_is_a_draft_of_whoever_began_it(adoption, editor, client):
    page = begin(adoption, editor)

    assert not page.live
    assert page.owner == editor
    assert page.get_parent().specific.record_type == "case-study"
    assert client.get(page.get_url()).status_code == 404


def test_a_second_time_leads_to_the_first_draft(adoption, editor):
    assert begin(adoption, editor).pk == begin(adoption, editor).pk
    assert WriteUp.objects.count() == 1


def test_an_adoption_of_which_little_is_told_is_a_draft_too(editor):
    bare = AdoptionFactory(record=CaseStudyFactory().record, stage=AdoptionStage.PLANNING)

    page = begin(bare, editor)

    assert (page.stage, page.approach, page.outcome_direction) == ("", "", "")


def test_an_editor_begins_it_with_a_button_and_is_led_to_the_draft(adoption, editor, client):
    client.force_login(editor)
    address = reverse(URL_NAME)
    screen = read(client.get(address))
    assert words(screen.h1) == "Write up an adoption"
    assert "Leeds Example Trust, Labour ward" in words(screen)

    response = client.post(address, {"adoption": adoption.pk})

    page = WriteUp.objects.get().page
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(response.url).status_code == 200
    assert f"{page.title} (draft)" in words(read(client.get(address)))


@pytest.mark.parametrize("status", [AdoptionStatus.UNCONFIRMED, AdoptionStatus.DECLINED])
def test_what_is_not_confirmed_or_was_declined_cannot_be_written_up(editor, client, status):
    hidden = AdoptionFactory(record=CaseStudyFactory().record, status=status)
    client.force_login(editor)

    assert hidden.who not in words(read(client.get(reverse(URL_NAME))))
    assert client.post(reverse(URL_NAME), {"adoption": hidden.pk}).status_code == 404


@pytest.mark.parametrize("key", ["", "x", "0"])
def test_a_button_for_no_adoption_finds_nothing(editor, client, key):
    client.force_login(editor)

    assert client.post(reverse(URL_NAME), {"adoption": key}).status_code == 404


def test_whoever_may_not_add_case_studies_has_no_such_screen(adoption, client):
    client.force_login(UserFactory(roles=["Consent officer"]))

    response = client.post(reverse(URL_NAME), {"adoption": adoption.pk})

    assert response.status_code in {302, 403}
    assert not WriteUp.objects.exists()


def test_the_adoption_leads_to_the_case_study_once_and_while_it_may_be_read(adoption, editor):
    page = begin(adoption, editor)
    assert find_write_up(adoption.pk) is None

    page = publish(page)
    link = find_write_up(adoption.pk)
    assert (link.title, link.url) == (page.title, f"/id/{page.record.pk}")

    unpublish(page)
    assert find_write_up(adoption.pk) is None


def test_a_private_case_study_is_not_linked(adoption, editor):
    page = begin(adoption, editor)
    publish(page)

    restrict(page)

    assert find_write_up(adoption.pk) is None
