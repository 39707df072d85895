"""Every address that somebody could guess leads to nothing of a story that is not public."""

import pytest
from wagtail.models import PageViewRestriction

from repository.records.choices import State, VoiceFormat
from repository.records.models import Consent
from tests.factories.document import DocumentFactory
from tests.factories.image import ImageFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = pytest.mark.django_db

TITLE, SOUND = "Canarytitle", b"\xff\xfb\x90\x64Canarysound" + bytes(40)


def make_voice(**fields):
    return PersonalVoiceFactory(
        title=TITLE,
        story="<p>Canarystory</p>",
        voice_format=VoiceFormat.AUDIO,
        recording=DocumentFactory(title=TITLE, file__filename="told.mp3", file__data=SOUND),
        poster=ImageFactory(title=TITLE, description=TITLE),
        transcript="<p>Canarystory</p>",
        **{"consent": {"show_audio": True, "show_image": True}, **fields},
    )


def make_private():
    voice = make_voice()
    PageViewRestriction.objects.create(page=voice, restriction_type="login")
    return voice


def make_unpublished():
    voice = make_voice()
    voice.unpublish()
    return voice


def make_ended():
    voice = make_voice()
    voice.record.state = State.CONSENT_ENDED
    voice.record.save()
    return voice


def make_without_consent():
    voice = make_voice()
    Consent.objects.all().delete()
    return voice


HIDDEN = {
    "draft": lambda: make_voice(published=False),
    "private": make_private,
    "unpublished": make_unpublished,
    "consent ended": make_ended,
    "no consent": make_without_consent,
}


def addresses(voice):
    """Yield what Wagtail would serve, what it once served, and what lies on the disk."""
    page, image, document = voice.pk, voice.poster, voice.recording
    revision = voice.latest_revision_id
    rendition = image.get_rendition("width-20")
    spec = "width-20"
    yield from (image.file.url, rendition.url, document.url, voice.get_url())
    for name in (image.file.name, rendition.file.name, document.file.name):
        folder, _, file = name.partition("/")
        yield from (f"/media/{file}", f"/media/{folder}/", f"/media/x/{file}")
        yield from (f"/media/original_images/{file}", f"/media/images/{file}")
        yield from (f"/media/documents/{file}", f"/documents/{document.pk}/{file}")
        yield from (f"/static/{name}", f"/media/../media/{name}", f"/media/%2e%2e/{name}")
    yield from (
        f"/images/{image.pk}/{spec}/",
        f"/images/signature/{image.pk}/{spec}/told.png",
        f"/images/signature/{image.pk}/original/",
        f"/documents/{document.pk}/",
        f"/_util/authenticate_with_password/{page}/{page}/",
        f"/admin/images/{image.pk}/",
        f"/admin/images/{image.pk}/preview/{spec}/",
        f"/admin/images/{image.pk}/generate_url/{spec}/",
        f"/admin/images/usage/{image.pk}/",
        f"/admin/documents/edit/{document.pk}/",
        f"/admin/documents/usage/{document.pk}/",
        f"/admin/pages/{page}/edit/",
        f"/admin/pages/{page}/edit/preview/",
        f"/admin/pages/{page}/view_draft/",
        f"/admin/pages/{page}/history/",
        f"/admin/pages/{page}/revisions/{revision}/view/",
        f"/admin/pages/{page}/revisions/compare/earliest...latest/",
        f"/admin/voices/safety/{page}/",
        f"/api/v2/pages/{page}/",
        f"/api/v2/images/{image.pk}/",
    )


def tells(client, address):
    """Return whether an answer has anything of the story in it; a login page has not."""
    response = client.get(address)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    is_file = response.headers.get("Content-Type", "").startswith(("image/", "audio/"))
    return is_file or b"Canary" in content


@pytest.mark.parametrize("state", HIDDEN)
def test_no_reader_gets_anything_of_it(client, state):
    voice = HIDDEN[state]()

    assert [address for address in addresses(voice) if tells(client, address)] == []


@pytest.mark.parametrize("state", ["draft", "unpublished", "consent ended"])
def test_nobody_gets_anything_of_it_who_writes_about_other_things(client, state):
    voice = HIDDEN[state]()
    client.force_login(UserFactory(roles=["Contributor"]))

    assert [address for address in addresses(voice) if tells(client, address)] == []


def test_the_same_addresses_show_a_public_story_where_they_lead_to_one(client):
    voice = make_voice()

    found = [address for address in addresses(voice) if tells(client, address)]

    assert found == [
        voice.poster.file.url,
        voice.poster.get_rendition("width-20").url,
        voice.recording.url,
        voice.get_url(),
    ]
