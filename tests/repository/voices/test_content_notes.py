"""Before a story stands what it holds, with ways past it and to those who help; no script."""

import pytest

from repository.publisher.models import PublisherSettings
from repository.records.choices import VoiceFormat
from tests.factories.document import MP3, DocumentFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import read

pytestmark = pytest.mark.django_db

RECORDED = {
    "voice_format": VoiceFormat.AUDIO,
    "story": "",
    "transcript": "<p>I said that I was bleeding.</p>",
    "consent": {"show_audio": True},
}


def recorded():
    recording = DocumentFactory(file__filename="told.mp3", file__data=MP3)
    return PersonalVoiceFactory(recording=recording, **RECORDED)


@pytest.mark.parametrize(
    ("make", "last"), [(PersonalVoiceFactory, "section-story"), (recorded, "section-transcript")]
)
def test_the_note_leads_past_all_that_is_told(client, make, last):
    page = read(client.get(make().get_url()))
    order = [element["id"] for element in page.find_all(id=True)]

    note = page.find("aside", class_="mer-content-note")
    target = note.find("a", string="Skip past the story")["href"].removeprefix("#")
    assert order.index("content-note") < order.index(last) < order.index(target)
    assert order.index(target) < order.index("section-support_links")


@pytest.mark.parametrize(
    ("text", "target"), [("<p>Call 111.</p>", "support"), ("", "section-support_links")]
)
def test_the_note_leads_to_those_who_help(client, text, target):
    PublisherSettings.objects.update(support_text=text)

    page = read(client.get(PersonalVoiceFactory().get_url()))

    links = page.find("aside", class_="mer-content-note").find_all("a")
    assert f"#{target}" in [link["href"] for link in links]
    assert page.find(id=target)
