"""What the admin's lists tell of personal stories, and which states an editor may set."""

import pytest
from django.urls import reverse

from repository.records.choices import State
from repository.records.models import Consent, Record
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TITLE = "Amara was not believed"


@pytest.fixture
def story():
    return PersonalVoiceFactory(title=TITLE)


def log_in(client, *roles):
    client.force_login(UserFactory(roles=roles))
    return client


def shown(client, address, *args, **query):
    return client.get(reverse(address, args=args), query).content.decode()


def test_the_list_of_consents_names_stories_by_their_identifier(client, story):
    listed = shown(log_in(client, "Consent officer"), "consent:index")

    assert f"Personal story {story.record.pk}" in listed
    assert TITLE not in listed


def test_the_list_of_records_names_stories_by_their_identifier(client, story):
    listed = shown(log_in(client, "Editor"), "record_states:index")

    assert f"Personal story {story.record.pk}" in listed
    assert TITLE not in listed


def test_the_list_of_records_has_those_whose_page_one_may_edit(client, story):
    own, other = PolicyRecommendationFactory(), CaseStudyFactory(title="Weigh every swab")

    listed = shown(log_in(client, "Policy lead"), "record_states:index")

    assert own.record.pk in listed
    assert other.record.pk not in listed
    assert story.record.pk not in listed


@pytest.mark.parametrize("action", ["edit", "history", "usage"])
def test_the_record_of_somebody_elses_page_is_closed(client, action):
    log_in(client, "Policy lead")
    allowed, refused = (
        client.get(reverse(f"record_states:{action}", args=[page.record.pk])).status_code
        for page in (PolicyRecommendationFactory(), CaseStudyFactory())
    )

    assert (allowed, refused) == (200, 302)


def test_a_record_without_its_page_is_for_those_who_look_after_the_site(client):
    page = PolicyRecommendationFactory()
    identifier = page.record.pk
    page.delete()

    assert identifier in shown(log_in(client, "Editor"), "record_states:index")
    assert identifier not in shown(log_in(client, "Policy lead"), "record_states:index")


@pytest.mark.parametrize(
    ("role", "offered"), [("Contributor", False), ("Policy lead", False), ("Editor", True)]
)
def test_the_page_chooser_offers_stories_to_their_editors_alone(client, story, role, offered):
    VoiceFactory(title="What studies heard")
    log_in(client, role)

    listed = shown(client, "wagtailadmin_choose_page_child", story.get_parent().pk)
    found = shown(client, "wagtailadmin_choose_page_search", q=TITLE)

    assert "What studies heard" in listed
    assert (story.record.pk in listed) is offered
    assert (f"/{story.slug}/" in found or story.record.pk in found) is offered


def states_offered(client, record):
    response = client.get(reverse("record_states:edit", args=[record.pk]))
    options = read(response).find("select", {"name": "state"}).find_all("option")
    return [option["value"] for option in options]


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        ("current", ["current", "superseded", "retracted", "removed"]),
        ("draft", ["draft", "removed"]),
        ("consent-ended", ["consent-ended"]),
    ],
)
def test_an_editor_is_offered_what_an_editor_decides(client, state, offered):
    record = CaseStudyFactory().record
    Record.objects.filter(pk=record.pk).update(state=state)

    assert states_offered(log_in(client, "Editor"), record) == offered


def test_a_live_record_cannot_be_called_not_published(client):
    record = CaseStudyFactory().record

    log_in(client, "Editor").post(
        reverse("record_states:edit", args=[record.pk]), {"state": "draft"}
    )

    record.refresh_from_db()
    assert record.state == State.CURRENT


def test_a_consent_is_never_pointed_at_another_story(client, story):
    other = PersonalVoiceFactory(consent=None, published=False)
    consent = Consent.objects.get()
    address = reverse("consent:edit", args=[consent.pk])
    log_in(client, "Consent officer")

    response = client.post(
        address,
        {
            "voice": other.pk,
            "site": "on",
            "given_on": "2026-01-12",
            "taken_by": "B. Officer",
            "interview_language": "English",
            "credit_choice": "none",
            "others-TOTAL_FORMS": 0,
            "others-INITIAL_FORMS": 0,
        },
    )

    consent.refresh_from_db()
    assert response.status_code == 302
    assert (consent.taken_by, consent.voice_id) == ("B. Officer", story.pk)
    assert TITLE not in client.get(address).content.decode()
