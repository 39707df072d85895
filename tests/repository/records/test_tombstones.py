"""What is left of a removed record: since when, whose it was, the kind of reason; no person."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from repository.network.models import Organisation
from repository.records.choices import Reason, State
from repository.records.models import Record
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def page():
    return CaseStudyFactory(
        organisations=[
            (OrganisationFactory(name="Helpful University"), "took-part"),
            (OrganisationFactory(name="Example Trust"), "led-by"),
        ],
        contributors=[{"given_name": "Ada", "family_name": "Example"}],
    )


def remove(record, **fields):
    record.state, record.reason_category = State.REMOVED, Reason.DUPLICATE
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


def facts(response):
    rows = read(response).select(".nhsuk-summary-list__row")
    return {words(row.dt): words(row.dd) for row in rows}


def test_a_removed_record_says_since_when_whose_and_why(client, page):
    remove(page.record)

    response = client.get(f"/id/{page.record.pk}")

    assert response.status_code == 410
    said = facts(response)
    assert set(said) == {"Removed on", "Organisation", "Reason"}
    assert said["Organisation"] == "Example Trust"
    assert said["Reason"] == "Another record says the same"


def test_nobody_is_named_whatever_an_editor_wrote(client, page):
    remove(page.record, state_reason="Ada Example asked us to.")

    assert "Ada" not in client.get(f"/id/{page.record.pk}").content.decode()


def test_the_organisation_keeps_the_name_it_had_when_page_and_organisation_are_gone(client, page):
    identifier = page.record.pk
    page.delete()
    Organisation.objects.filter(name="Example Trust").delete()

    said = facts(client.get(f"/id/{identifier}"))

    assert said["Organisation"] == "Example Trust"
    assert said["Reason"] == "No reason was recorded"


def test_a_reason_can_be_given_after_the_page_was_deleted(client, page):
    record = page.record
    page.delete()
    client.force_login(UserFactory(roles=["Editor"]))

    response = client.post(
        reverse("record_states:edit", args=[record.pk]),
        {"state": State.REMOVED, "reason_category": Reason.LEGAL},
    )

    assert response.status_code == 302
    assert "legal reason" in facts(client.get(f"/id/{record.pk}"))["Reason"]


def test_the_publisher_is_named_where_nobody_led(client):
    bodies = [
        (OrganisationFactory(name="Example Press"), "published-by"),
        (OrganisationFactory(name="Example Evaluators"), "evaluated-by"),
    ]
    record = CaseStudyFactory(organisations=bodies).record

    remove(record)

    assert facts(client.get(f"/id/{record.pk}"))["Organisation"] == "Example Press"


def test_a_story_leaves_its_identifier_only(client):
    voice = PersonalVoiceFactory(
        organisations=[(OrganisationFactory(name="Example Trust"), "led-by")]
    )
    record = voice.record

    remove(record)

    response = client.get(f"/id/{record.pk}")
    assert facts(response) == {}
    assert record.pk in main_words(response)
    assert Record.objects.get(pk=record.pk).responsible_organisation == ""


def test_a_private_page_leaves_no_name_behind(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    remove(page.record)

    assert "Example Trust" not in client.get(f"/id/{page.record.pk}").content.decode()
