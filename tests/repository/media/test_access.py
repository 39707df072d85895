"""Who gets a file: whoever may read a live page that shows it, and editors."""

from datetime import UTC, datetime

import pytest
from wagtail.models import PageViewRestriction

from home.models import InformationPage
from repository.records.choices import State, VoiceFormat
from repository.records.models import Consent, ToolPage
from tests.factories.document import MP3, PDF, VTT, DocumentFactory
from tests.factories.image import ImageFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def fetch(client, url):
    """Return the status of a whole download: what was opened is closed again."""
    response = client.get(url)
    if response.streaming:
        assert b"".join(response.streaming_content)
    return response.status_code


def download(document):
    return [("download", {"title": "Checklist", "document": document, "url": ""})]


@pytest.fixture
def document():
    return DocumentFactory()


@pytest.fixture
def recorded():
    """A story told aloud, with consent to be heard and to show a photograph."""
    return PersonalVoiceFactory(
        voice_format=VoiceFormat.AUDIO,
        recording=DocumentFactory(file__filename="story.mp3", file__data=MP3),
        captions=DocumentFactory(file__filename="story.vtt", file__data=VTT),
        poster=ImageFactory(),
        transcript="<p>I said that I was bleeding.</p>",
        consent={"show_audio": True, "show_image": True},
    )


def test_a_file_that_no_page_shows_does_not_exist_for_readers(client, document):
    assert fetch(client, document.url) == 404


def test_a_file_of_a_live_page_is_sent(client, document):
    ToolFactory(downloads=download(document))

    response = client.get(document.url)

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == PDF
    assert response.headers["Content-Type"] == "application/pdf"


def test_a_file_linked_from_the_words_of_a_live_page_is_sent(client, document):
    ToolFactory(purpose=f'<p>See <a linktype="document" id="{document.pk}">the list</a>.</p>')

    assert fetch(client, document.url) == 200


def test_a_file_of_a_draft_does_not_exist_for_readers(client, document):
    ToolFactory(downloads=download(document), published=False)

    assert fetch(client, document.url) == 404


def test_a_file_that_only_a_draft_on_top_of_a_live_page_shows_does_not_exist_for_readers(
    client, document
):
    page = ToolFactory()
    page.downloads = download(document)
    page.save_revision()

    assert fetch(client, document.url) == 404


def test_a_file_taken_off_its_page_does_not_exist_for_readers(client, document):
    page = ToolFactory(downloads=download(document))
    page.downloads, page.change_note = [], "Took the file off."
    page.save_revision().publish()

    assert fetch(client, document.url) == 404


@pytest.mark.parametrize("kind", ["login", "password"])
def test_a_file_of_a_private_page_does_not_exist_for_readers(client, document, kind):
    page = ToolFactory(downloads=download(document))
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")

    assert fetch(client, document.url) == 404


def test_a_file_below_a_private_page_does_not_exist_for_readers(client, document):
    page = ToolFactory(downloads=download(document))
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")

    assert fetch(client, document.url) == 404


@pytest.mark.parametrize("state", [State.REMOVED, State.CONSENT_ENDED])
def test_a_file_of_a_withdrawn_record_does_not_exist_for_readers(client, document, state):
    record = ToolFactory(downloads=download(document)).record
    record.state, record.state_reason = state, "Rights"
    record.save()

    assert fetch(client, document.url) == 404


def test_a_file_of_an_unpublished_page_does_not_exist_for_readers(client, document):
    ToolFactory(downloads=download(document)).unpublish()

    assert fetch(client, document.url) == 404


def test_a_file_stays_while_one_of_two_pages_that_show_it_is_live(client, document):
    ToolFactory(downloads=download(document), published=False)
    ToolFactory(downloads=download(document))

    assert fetch(client, document.url) == 200


def test_a_page_of_any_kind_may_show_a_file(client, document, home_page):
    page = InformationPage(
        title="About us",
        slug="about-us",
        body=f'<p><a linktype="document" id="{document.pk}">Read it</a></p>',
    )
    home_page.add_child(instance=page)

    assert fetch(client, document.url) == 200


def test_an_editor_may_see_a_file_before_it_is_public(client, document):
    client.force_login(UserFactory(roles=["Editor"]))

    assert fetch(client, document.url) == 200


def test_a_login_without_a_role_is_a_reader(client, document):
    client.force_login(UserFactory())

    assert fetch(client, document.url) == 404


def test_an_image_and_its_resized_copies_follow_the_page_that_shows_them(client, recorded):
    resized = recorded.poster.get_rendition("width-20")

    assert fetch(client, resized.url) == 200
    recorded.unpublish()
    assert fetch(client, resized.url) == 404


def files_of(voice):
    return {
        "recording": voice.recording.url,
        "captions": voice.captions.url,
        "poster": voice.poster.get_rendition("width-20").url,
    }


def test_a_recorded_story_is_heard_with_consent(client, recorded):
    assert {fetch(client, url) for url in files_of(recorded).values()} == {200}


@pytest.mark.parametrize(
    ("closed", "gone"),
    [
        ({"show_audio": False}, {"recording"}),
        ({"show_image": False}, {"poster"}),
        ({"site": False}, {"recording", "captions", "poster"}),
        ({"released": False}, {"recording", "captions", "poster"}),
        ({"expires_at": datetime(2026, 1, 1, tzinfo=UTC)}, {"recording", "captions", "poster"}),
    ],
)
def test_each_file_of_a_story_goes_with_the_consent_that_opened_it(client, recorded, closed, gone):
    files = files_of(recorded)

    Consent.objects.update(**closed)

    found = {name for name, url in files.items() if fetch(client, url) == 404}
    assert found == gone


def test_a_photograph_of_a_story_that_another_page_shows_too_is_still_sent(client, recorded):
    shared = recorded.captions
    ToolFactory(downloads=download(shared))
    Consent.objects.all().delete()

    assert fetch(client, shared.url) == 200


@pytest.mark.parametrize(
    "path", ["/media/", "/media/x/", "/media/../secret_key/", "/media/a/b", "/media/a/b/c/"]
)
def test_no_other_path_below_media_leads_anywhere(client, path):
    assert fetch(client, path) == 404


def test_a_file_that_is_lost_on_disk_is_not_found(client, document):
    ToolFactory(downloads=download(document))
    document.file.storage.delete(document.file.name)

    assert fetch(client, document.url) == 404
    assert ToolPage.objects.count() == 1
