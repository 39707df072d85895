"""Which files the people of the admin see: those they look after, and those of their pages."""

import pytest

from repository.records.choices import VoiceFormat
from repository.records.models import Consent, VoicePage
from tests.factories.document import MP3, DocumentFactory
from tests.factories.image import ImageFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

ROLES = ["Contributor", "Reviewer", "Editor", "Policy lead", "Consent officer", "Administrator"]


def opens(client, user, url):
    client.force_login(user)
    response = client.get(url)
    if response.streaming:
        assert b"".join(response.streaming_content)
    return response.status_code == 200


def roles_that_open(client, url):
    return {role for role in ROLES if opens(client, UserFactory(roles=[role]), url)}


def download(document):
    return [("download", {"title": "Checklist", "document": document, "url": ""})]


@pytest.fixture
def recording():
    return DocumentFactory(file__filename="story.mp3", file__data=MP3)


@pytest.fixture
def voice(recording):
    """A story told aloud that nobody may hear any more."""
    voice = PersonalVoiceFactory(
        voice_format=VoiceFormat.AUDIO,
        recording=recording,
        poster=ImageFactory(),
        transcript="<p>I said that I was bleeding.</p>",
        consent={"show_audio": True, "show_image": True},
    )
    Consent.objects.update(site=False)
    return voice


LOOK_AFTER_VOICES = {"Reviewer", "Editor", "Consent officer", "Administrator"}


def test_a_recording_is_heard_by_those_alone_who_look_after_the_voice(client, voice):
    assert roles_that_open(client, voice.recording.url) == LOOK_AFTER_VOICES


def test_a_photograph_of_a_story_is_not_offered_to_everybody_who_may_choose(client, voice):
    assert roles_that_open(client, voice.poster.file.url) == LOOK_AFTER_VOICES


def test_a_recording_in_a_draft_is_heard_by_those_alone_who_look_after_it(client, recording):
    page = PersonalVoiceFactory(published=False)
    page.recording = recording
    page.save_revision()

    assert VoicePage.objects.get().recording is None
    assert roles_that_open(client, recording.url) == LOOK_AFTER_VOICES


def test_nobody_hears_a_story_by_putting_its_recording_on_a_page_of_their_own(client, voice):
    user = UserFactory(roles=["Contributor"])
    ToolFactory(downloads=download(voice.recording), published=False, owner=user)

    assert not opens(client, user, voice.recording.url)


def test_whoever_uploaded_a_file_sees_it(client):
    user = UserFactory(roles=["Contributor"])

    assert opens(client, user, DocumentFactory(uploaded_by_user=user).url)


def test_a_contributor_sees_the_files_of_their_own_draft(client):
    user, document = UserFactory(roles=["Contributor"]), DocumentFactory()
    ToolFactory(downloads=download(document), published=False, owner=user)

    assert opens(client, user, document.url)
    assert not opens(client, UserFactory(roles=["Contributor"]), document.url)


def test_a_document_that_no_page_uses_is_for_those_who_look_after_documents(client):
    assert roles_that_open(client, DocumentFactory().url) == {"Editor", "Administrator"}


def test_everybody_who_may_choose_a_picture_sees_it_in_the_chooser(client):
    assert roles_that_open(client, ImageFactory().get_rendition("max-165x165").url) == set(ROLES)
