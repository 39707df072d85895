"""What a reader gets of a voice, before and after consent ends. No command is run in between."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import rich_text

from repository.records.choices import State
from repository.records.models import Consent, VoicePage
from tests.editing import add_url, edit_url, form_data
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

#: The admin finds a page by its title.
ALLOWED = {"They did not listen": {"wagtailsearch_indexentry"}}
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def addresses(voice):
    permanent = f"/id/{voice.record.pk}"
    return {
        "page": voice.get_url(),
        "permanent": permanent,
        "version": f"{permanent}/v/1",
        "history": f"{permanent}/versions",
    }


@pytest.fixture
def voice():
    return PersonalVoiceFactory(title="They did not listen", self_described_ethnicity="Yoruba")


def assert_gone(client, voice):
    for name, address in addresses(voice).items():
        response = client.get(address)
        page = response.content.decode()
        assert response.status_code == 410, name
        assert "no-store" in response.headers["Cache-Control"], name
        assert voice.record.pk in page
        for word in ("They did not listen", "nobody came", "Yoruba", "Exampletown"):
            assert word not in page, name


def test_a_story_is_read_with_its_content_note_before_it_and_help_after_it(client, voice):
    said = main_words(client.get(voice.get_url()))

    assert said.index("Describes heavy bleeding") < said.index("nobody came")
    assert said.index("nobody came") < said.index("Samaritans")


def test_a_summary_of_research_says_that_it_is_not_one_persons_story(client):
    response = client.get(VoiceFactory().get_url())

    assert "not one person’s story" in main_words(response)


@pytest.mark.parametrize("make", [PersonalVoiceFactory, VoiceFactory])
@pytest.mark.parametrize("surface", ["page", "version", "history"])
def test_no_cache_keeps_a_page_that_shows_a_voice(client, make, surface):
    response = client.get(addresses(make())[surface])

    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


def test_a_story_is_gone_everywhere_once_release_is_taken_back(client, voice):
    Consent.objects.update(released=False)

    assert_gone(client, voice)


def test_a_story_is_gone_everywhere_once_its_consent_record_is_deleted(client, voice):
    Consent.objects.all().delete()

    assert_gone(client, voice)


def test_a_story_is_gone_one_second_after_consent_expires(client):
    with time_machine.travel(NOON, tick=False) as clock:
        voice = PersonalVoiceFactory(
            title="They did not listen", consent={"expires_at": NOON + timedelta(seconds=1)}
        )
        assert client.get(voice.get_url()).status_code == 200

        clock.shift(timedelta(seconds=1))

        assert_gone(client, voice)


def test_a_story_is_gone_when_its_record_says_that_consent_ended(client, voice):
    voice.record.state = State.CONSENT_ENDED
    voice.record.save()

    for name in ("permanent", "version", "history"):
        assert client.get(addresses(voice)[name]).status_code == 410


def test_the_tombstone_of_a_story_names_no_date_reason_or_place(client, voice):
    voice.record.state, voice.record.state_reason = State.REMOVED, "The family asked us to"
    voice.record.save()

    said = main_words(client.get(f"/id/{voice.record.pk}"))

    assert "The family asked" not in said
    assert "202" not in said
    assert "not shown any more" in said


@pytest.mark.parametrize("surface", ["page", "version"])
def test_a_part_no_longer_consented_to_is_shown_nowhere(client, surface):
    voice = PersonalVoiceFactory(
        self_described_ethnicity="Yoruba",
        consent={"show_ethnicity": True, "show_place": True, "credit": "Amina"},
    )
    address = addresses(voice)[surface]
    assert "Yoruba" in client.get(address).content.decode()

    Consent.objects.update(show_ethnicity=False, show_place=False, show_name=False)

    shown = client.get(address).content.decode()
    for word in ("Yoruba", "Exampletown", "Amina"):
        assert word not in shown


def test_a_private_story_is_hidden_at_every_address(client, voice):
    PageViewRestriction.objects.create(page=voice, restriction_type=PageViewRestriction.LOGIN)

    for name in ("permanent", "version", "history"):
        assert client.get(addresses(voice)[name]).status_code == 404
    assert client.get(voice.get_url()).status_code == 302


def test_every_voice_page_has_one_heading_and_names_its_record(client, voice):
    page = read(client.get(voice.get_url()))

    assert [words(h1) for h1 in page.find_all("h1")] == ["They did not listen"]
    assert page.title.get_text().startswith("They did not listen")
    assert voice.record.pk in words(page.main)


def stored_outside(*, word):
    """Return the tables beside the page's own, its revisions and versions that hold a word."""
    kept = {"records_recordpage", "records_voicepage", "wagtailcore_page"}
    kept |= {"wagtailcore_revision", "records_recordversion"}
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table in kept or table.startswith("pg_"):
                continue
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables' names
            if any(word in str(value) for row in cursor.fetchall() for value in row):
                # SQLite keeps a search index in several tables.
                found.append(table.partition("_fts")[0])
    return found


@pytest.mark.parametrize("word", ["nobody came", "Yoruba", "They did not listen"])
def test_no_word_of_a_story_lies_in_a_table_of_somebody_else(client, word):
    """Not in Wagtail's search index, its logs or its references; sent as an editor would."""
    client.force_login(UserFactory(roles=["Consent officer"]))
    sent = form_data(
        VoicePage,
        title="They did not listen",
        slug="they-did-not-listen",
        self_described_ethnicity="Yoruba",
        voice_format="written",
        story=rich_text("<p>I said so, and nobody came.</p>"),
    )
    client.post(add_url(VoicePage), sent)
    page = VoicePage.objects.get()
    assert "nobody came" in page.story
    client.post(edit_url(page), {**sent, "slug": page.slug})

    assert set(stored_outside(word=word)) <= ALLOWED.get(word, set())
