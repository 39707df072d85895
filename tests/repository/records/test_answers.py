"""“What changed because of this”: a voice and what answered it name each other."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from repository.records.consent import Surface
from repository.records.lifecycle import hash_content
from repository.records.models import Consent, Record, RecordVersion, VoiceAnswered
from repository.records.released import load_released
from search.building import build_document
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import links, main_words, read, words
from tests.repository.records.goings import GOING, delete, restrict, take_release_back, unpublish

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
TITLE, STUDY = "A night on the ward", "Interpreters by video"
CHANGED = "An interpreter can be called at any hour."
LED, BECAUSE = "Voices that led to this", "What changed because of this"
NOT_HEARD = "We have not heard yet what changed because of this story."
ANSWERING = [CaseStudyFactory, PolicyRecommendationFactory]


@pytest.fixture
def voice():
    return PersonalVoiceFactory(title=TITLE)


def answer(voice, make=CaseStudyFactory, **fields):
    return make(**{"title": STUDY, "voices_answered": [(voice, CHANGED)], **fields})


@pytest.fixture
def study(voice):
    return answer(voice)


def part(response, heading):
    found = read(response).main.find("h2", string=heading)
    return found.parent if found else None


def addresses(page):
    return [page.get_url(), f"/id/{page.record.pk}/v/1"]


@pytest.mark.parametrize("make", ANSWERING)
def test_both_pages_show_it(client, voice, make):
    page = answer(voice, make)

    led = part(client.get(page.get_url()), LED)
    because = part(client.get(voice.get_url()), BECAUSE)

    assert links(led)[TITLE] == voice.get_url()
    assert "A service user’s story:" in words(led)
    assert links(because)[STUDY] == page.get_url()
    assert CHANGED in words(led)
    assert CHANGED in words(because)


def test_a_frozen_version_shows_it_by_reference(client, voice, study):
    voice.change_note = "Nothing of its words."
    voice.save_revision().publish()

    led = part(client.get(f"/id/{study.record.pk}/v/1"), LED)
    because = part(client.get(f"/id/{voice.record.pk}/v/2"), BECAUSE)

    assert links(led)[TITLE] == voice.get_url()
    assert CHANGED in words(led)
    assert CHANGED in words(because)
    for version in RecordVersion.objects.all():
        assert CHANGED not in str(version.content) + version.html
    assert TITLE not in str(study.record.versions.get().content)


def test_a_story_that_nothing_answered_says_so_honestly(client, voice):
    assert NOT_HEARD in main_words(client.get(voice.get_url()))
    # It is of today, and no word of the story.
    assert NOT_HEARD not in main_words(client.get(f"/id/{voice.record.pk}/v/1"))


def test_a_story_that_was_answered_does_not(client, voice, study):  # noqa: ARG001 - asked for by name
    assert NOT_HEARD not in main_words(client.get(voice.get_url()))


def test_research_that_nothing_answered_says_nothing(client):
    assert BECAUSE not in main_words(client.get(VoiceFactory().get_url()))


def test_research_is_not_called_a_story(client):
    research = VoiceFactory(title=TITLE)
    page = answer(research)

    led = words(part(client.get(page.get_url()), LED))

    assert f"Summary of published research: {TITLE}" in led
    assert "story" not in led


@pytest.mark.parametrize("go", GOING)
def test_nothing_is_left_on_the_other_page_when_a_story_goes(client, voice, study, go):
    identifier = voice.record.pk
    said_before = hash_content(study.record.versions.get().content)

    go(voice)

    api = f"/api/records/{study.record.pk}/"
    for address in [*addresses(study), api, f"{api}versions/1/"]:
        said = client.get(address).content.decode()
        assert not any(word in said for word in (TITLE, CHANGED, LED, identifier)), address
    assert hash_content(study.record.versions.get().content) == said_before


def test_it_is_gone_one_second_after_consent_expires(client):
    with time_machine.travel(NOON, tick=False) as clock:
        voice = PersonalVoiceFactory(
            title=TITLE, consent={"expires_at": NOON + timedelta(seconds=1)}
        )
        page = answer(voice)
        assert CHANGED in client.get(page.get_url()).content.decode()

        clock.shift(timedelta(seconds=1))

        assert CHANGED not in client.get(page.get_url()).content.decode()


def test_machines_are_told_of_it_only_with_consent_to_re_use(voice, study):
    def sections(surface):
        (found,) = load_released([study.record.pk], surface).values()
        return [section["key"] for section in found.content["sections"]]

    assert "voices_answered" in sections(Surface.PAGE)
    assert "voices_answered" not in sections(Surface.API)

    Consent.objects.filter(voice=voice).update(reuse=True)

    assert "voices_answered" in sections(Surface.API)


def test_no_cache_keeps_a_page_that_names_a_voice(client, voice, study):
    for address in addresses(study):
        assert "no-store" in client.get(address)["Cache-Control"]

    take_release_back(voice)

    assert "no-store" not in client.get(study.get_url()).get("Cache-Control", "")


@pytest.mark.parametrize("go", [unpublish, delete, restrict])
def test_an_answer_that_is_not_public_is_not_named(client, voice, study, go):
    go(study)

    said = main_words(client.get(voice.get_url()))
    assert STUDY not in said
    assert NOT_HEARD in said


def test_an_answer_that_is_still_a_draft_is_not_named(client, voice):
    answer(voice, published=False)

    assert STUDY not in main_words(client.get(voice.get_url()))


def test_every_language_of_a_voice_shows_what_changed(client):
    voice = PersonalVoiceFactory(title=TITLE, consent={"translation": True})
    study = answer(voice)
    urdu = PersonalVoiceFactory(
        translation_of=voice, language="ur", translator="A", checked_by="B", consent=None
    )

    for address in addresses(urdu):
        because = part(client.get(address), BECAUSE)
        assert links(because)[STUDY] == study.get_url()
        assert CHANGED in words(because)
    built = load_released([urdu.record.pk], Surface.PAGE)[urdu.record.pk].content
    assert CHANGED in str(built["sections"])


def test_a_translation_is_not_chosen(voice):
    Consent.objects.update(translation=True)
    urdu = PersonalVoiceFactory(
        translation_of=voice, language="ur", translator="A", checked_by="B", consent=None
    )

    with pytest.raises(ValidationError, match="Choose the original"):
        VoiceAnswered(voice=urdu, what_changed=CHANGED).clean()


def test_search_knows_it_under_the_voice_alone(voice, study):
    assert CHANGED not in build_document(study.record).body
    assert TITLE not in build_document(study.record).body
    assert CHANGED in build_document(voice.record).body


def test_the_datestamps_of_both_follow(voice):
    def stamps():
        return dict(Record.objects.values_list("pk", "datestamp"))

    study = CaseStudyFactory(title=STUDY)
    before = stamps()
    study.voices_answered = [VoiceAnswered(voice=voice, what_changed=CHANGED)]
    study.change_note = "Says whose story led to it."
    study.save_revision().publish()
    linked = stamps()
    assert linked[voice.record.pk] > before[voice.record.pk]

    study.title, study.change_note = "Another title", "Renamed."
    study.save_revision().publish()
    renamed = stamps()
    assert renamed[voice.record.pk] > linked[voice.record.pk]

    Consent.objects.get().save()
    assert stamps()[study.record.pk] > renamed[study.record.pk]


def test_metadata_relates_both_as_references(client):
    voice = PersonalVoiceFactory(title=TITLE, consent={"reuse": True})
    study = answer(voice)

    def relations(page):
        tree = etree.fromstring(client.get(f"/id/{page.record.pk}/metadata.datacite.xml").content)
        return {
            node.text.rsplit("/", 1)[1]: node.get("relationType")
            for node in tree.iter("{*}relatedIdentifier")
        }

    assert relations(study)[voice.record.pk] == "References"
    assert relations(voice)[study.record.pk] == "IsReferencedBy"


def test_more_links_ask_the_database_no_more_often(client):
    def count(page):
        client.get(page.get_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(page.get_url())
        return len(queries)

    voices = [PersonalVoiceFactory() for _ in range(5)]
    one = CaseStudyFactory(voices_answered=[(voices[0], CHANGED)])
    alone = count(voices[0])
    many = CaseStudyFactory(voices_answered=[(voice, CHANGED) for voice in voices])

    assert count(many) == count(one)
    assert count(voices[0]) == alone
