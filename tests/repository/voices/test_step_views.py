"""Recording what a person said at each stage."""

import pytest

from repository.records.models import Consent, VoicePage
from repository.voices.models import ConsentStep
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.voices.screens import address_of, words

pytestmark = pytest.mark.django_db


def answer(client, consent, **changes):
    screen = client.get(address_of(consent, "steps"))
    data = {
        "stage": "seen",
        "answer": "agreed",
        "road": "paper",
        "taken_by": "B. Officer",
        "note": "",
        "words": screen.context["form"].initial["words"],
    }
    return client.post(address_of(consent, "steps"), {**data, **changes})


@pytest.mark.usefixtures("officer")
def test_an_officer_records_the_stages_in_order(client):
    page = PersonalVoiceFactory(published=False, consent={"seen_final": False, "released": False})
    consent = Consent.objects.get(voice=page)

    early = answer(client, consent, stage="release")
    assert "has not agreed to the finished piece" in words(early)

    answer(client, consent)
    answer(client, consent, stage="release")
    consent.refresh_from_db()
    assert consent.is_in_force
    assert "Release to the public" in words(client.get(address_of(consent, "steps")))


@pytest.mark.usefixtures("officer")
def test_an_answer_to_a_draft_that_was_edited_meanwhile_is_not_taken(client, consent):
    old = client.get(address_of(consent, "steps")).context["form"].initial["words"]
    page = VoicePage.objects.get()
    page.story = "<p>Other words.</p>"
    page.save_revision()

    response = answer(client, consent, words=old)

    assert "has been edited since you opened this screen" in words(response)
    assert not ConsentStep.objects.exists()


@pytest.mark.usefixtures("officer")
def test_an_officer_cannot_answer_in_the_name_of_the_persons_own_page(client, consent):
    answer(client, consent, road="own-page")

    assert not ConsentStep.objects.exists()
