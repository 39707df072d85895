"""A story is never relabelled, relicensed or told beyond what its teller agreed to."""

import pytest
from django.core.exceptions import ValidationError

from repository.records.choices import Provenance, VoiceFormat
from tests.factories.record_page import REFERENCE
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import main_words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_a_story_cannot_be_relabelled_as_research():
    voice = PersonalVoiceFactory()
    voice.voice_format = VoiceFormat.RESEARCH
    voice.provenance = Provenance.SUMMARY
    voice.references = [("reference", REFERENCE)]
    voice.limits = "<p>One person.</p>"

    with pytest.raises(ValidationError, match="Format"):
        voice.save_revision().publish()


def test_a_story_is_not_under_an_open_licence_without_consent_to_re_use(client):
    said = main_words(client.get(PersonalVoiceFactory().get_url()))

    assert "All rights reserved" in said
    assert "Open Government Licence" not in said


def test_a_story_with_consent_to_re_use_carries_its_licence(client):
    voice = PersonalVoiceFactory(consent={"reuse": True})

    assert "Open Government Licence" in main_words(client.get(voice.get_url()))


@pytest.mark.parametrize("address", ["{page}", "/id/{identifier}/v/1"])
def test_words_about_ethnicity_wait_for_consent_to_show_it(client, address):
    voice = PersonalVoiceFactory(inequality="<p>Bangladeshi women.</p>", tags=["bangladeshi"])
    place = address.format(page=voice.get_url(), identifier=voice.record.pk)

    assert "angladeshi" not in main_words(client.get(place))


def test_the_finished_piece_can_be_previewed_before_its_release(rf):
    voice = PersonalVoiceFactory(published=False, consent={"seen_final": False, "released": False})

    response = voice.make_preview_request(rf.get("/"), "")

    assert "nobody came" in response.render().content.decode()
