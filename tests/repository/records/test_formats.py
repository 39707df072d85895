"""A record in other formats: offered first, of a story as far as consent goes."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from repository.records.consent import Surface
from repository.records.media import part_of
from repository.records.models import Consent
from repository.records.released import load_released
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import MP3, MP4, DocumentFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import links, main_words, read, words

pytestmark = pytest.mark.django_db

EVERY_TYPE = [CaseStudyFactory, PolicyRecommendationFactory, ToolFactory, VoiceFactory]
LABELS = ["Easy Read", "British Sign Language (BSL)", "Audio"]


def make_files():
    return {
        "easy_read": DocumentFactory(accessible_note="Tagged PDF"),
        "bsl_video": DocumentFactory(
            file__filename="signed.mp4", file__data=MP4, running_time="4 minutes"
        ),
        "audio_version": DocumentFactory(file__filename="read.mp3", file__data=MP3),
    }


def offered(client, page):
    """What the page offers, by label."""
    found = read(client.get(page.get_url())).find(id="other-formats")
    return links(found.parent) if found else {}


def fetch(client, document):
    """Fetch a file, and return how that was answered."""
    response = client.get(document.url)
    if response.streaming:
        assert b"".join(response.streaming_content)
    return response.status_code


@pytest.mark.parametrize("make", EVERY_TYPE)
def test_every_type_offers_its_formats_before_its_words(client, make):
    page = make(plain_summary="<p>In short.</p>", **make_files())

    parsed = read(client.get(page.get_url()))

    headings = [words(heading) for heading in parsed.main.find_all("h2")]
    assert headings.index("Other formats") == headings.index("In plain language") + 1
    assert headings.index("Other formats") < headings.index("At a glance")
    assert list(offered(client, page)) == LABELS
    said = words(parsed.find(id="other-formats").parent)
    assert "Easy Read PDF, 45 Bytes Tagged PDF" in said
    assert f"British Sign Language (BSL) MP4, {len(MP4)} Bytes, 4 minutes" in said


def test_a_record_without_other_formats_says_nothing_of_them(client):
    assert "Other formats" not in main_words(client.get(CaseStudyFactory().get_url()))


def test_recordings_are_played_on_the_page_and_never_unasked(client):
    page = read(client.get(CaseStudyFactory(**make_files()).get_url()))

    players = page.find(id="other-formats").parent.find_all(["video", "audio"])
    assert [(player.name, player["aria-label"]) for player in players] == [
        ("video", "British Sign Language (BSL)"),
        ("audio", "Audio"),
    ]
    assert all("controls" in player.attrs for player in players)
    assert all("autoplay" not in player.attrs for player in players)
    assert page.find("a", string="British Sign Language (BSL)")["hreflang"] == "bfi"


def test_a_frozen_version_offers_the_files_of_its_day(client):
    page = CaseStudyFactory(**make_files())

    version = read(client.get(f"/id/{page.record.pk}/v/1"))

    assert list(links(version.find(id="other-formats").parent)) == LABELS


@pytest.mark.parametrize(
    ("part", "label", "field"),
    [
        ("translation", "British Sign Language (BSL)", "bsl_video"),
        ("show_audio", "Audio", "audio_version"),
    ],
)
def test_a_storys_format_is_offered_only_while_consent_opens_its_part(client, part, label, field):
    files = make_files()
    page = PersonalVoiceFactory(**files)
    version = f"/id/{page.record.pk}/v/1"
    assert list(offered(client, page)) == ["Easy Read"]
    assert fetch(client, files[field]) == 404

    Consent.objects.update(**{part: True})
    page.change_note = "With more formats."
    page.save_revision().publish()
    assert label in offered(client, page)
    assert fetch(client, files[field]) == 200
    newest = f"/id/{page.record.pk}/v/2"
    assert files[field].url in client.get(newest).content.decode()
    assert files[field].url not in client.get(version).content.decode()

    Consent.objects.update(**{part: False})
    assert label not in offered(client, page)
    assert fetch(client, files[field]) == 404
    assert files[field].url not in client.get(newest).content.decode()


def test_easy_read_of_a_story_is_its_text(client):
    files = make_files()
    page = PersonalVoiceFactory(easy_read=files["easy_read"])

    assert part_of(page, files["easy_read"]) == "text"
    assert fetch(client, files["easy_read"]) == 200


def test_a_recording_that_is_also_a_format_stays_the_recording():
    film = DocumentFactory(file__filename="told.mp4", file__data=MP4)
    page = VoiceFactory(recording=film, bsl_video=film, published=False)
    page.voice_format = "video"

    assert part_of(page, film) == "video"


@pytest.mark.parametrize(
    ("field", "kind"), [("bsl_video", "a video"), ("audio_version", "an audio")]
)
def test_a_file_that_cannot_be_played_is_refused(field, kind):
    page = CaseStudyFactory(published=False)
    setattr(page, field, DocumentFactory())

    with pytest.raises(ValidationError) as refused:
        page.full_clean()

    assert refused.value.message_dict == {field: [f"Choose {kind} file."]}


def test_the_api_gives_formats_with_type_size_and_length(client):
    page = CaseStudyFactory(**make_files())

    formats = client.get(f"/api/records/{page.record.pk}/").json()["formats"]

    assert [item["key"] for item in formats] == ["easy_read", "bsl_video", "audio_version"]
    assert formats[1]["format"] == "MP4"
    assert formats[1]["running_time"] == "4 minutes"
    assert formats[1]["language"] == "bfi"
    assert formats[1]["url"].startswith("http")


def test_machines_get_a_storys_formats_only_with_consent_to_re_use():
    page = PersonalVoiceFactory(**make_files(), consent={"reuse": True, "translation": True})

    (found,) = load_released([page.record.pk], Surface.API).values()

    assert [item["key"] for item in found.outline["formats"]] == ["easy_read", "bsl_video"]


def test_metadata_names_the_files_that_the_page_offers(client):
    page = CaseStudyFactory(**make_files())

    node = client.get(f"/id/{page.record.pk}/metadata.jsonld").json()

    assert [item["@type"] for item in node["encoding"]] == [
        "MediaObject",
        "VideoObject",
        "AudioObject",
    ]
    assert node["encoding"][1]["inLanguage"] == "bfi"


def test_metadata_of_a_story_names_no_file(client):
    page = PersonalVoiceFactory(**make_files(), consent={"reuse": True, "translation": True})

    assert "encoding" not in client.get(f"/id/{page.record.pk}/metadata.jsonld").json()


def test_more_formats_ask_the_database_no_more_often(client):
    def count(page):
        client.get(page.get_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(page.get_url())
        return len(queries)

    one = {"easy_read": DocumentFactory()}
    assert count(CaseStudyFactory(**make_files())) == count(CaseStudyFactory(**one))
