"""What goes and what stays, whoever asks and however often."""

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import FileSystemStorage
from wagtail.models import ModelLogEntry, PageLogEntry

from repository.media.models import RepositoryDocument, RepositoryImage
from repository.records.choices import State
from repository.records.models import Consent, Record, RecordVersion, VoicePage
from repository.voices.models import DoomedFile, Road, Withdrawal
from repository.voices.withdrawal import NoStoryError, files, journal, withdraw
from repository.voices.withdrawal.belongings import find_belongings
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import DocumentFactory
from tests.factories.image import ImageFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return PersonalVoiceFactory(title="Quetzalsong", consent={"translation": True})


def translate(story, **fields):
    return PersonalVoiceFactory(
        translation_of=story, language="pl", translator="A", checked_by="B", consent=None, **fields
    )


def test_a_tombstone_is_left_and_nothing_else(story, withdraw_now, client):
    record = story.record

    withdraw_now(story)

    record.refresh_from_db()
    assert (record.state, record.page, record.state_reason) == (State.CONSENT_ENDED, None, "")
    assert not RecordVersion.objects.filter(record=record).exists()
    assert not Consent.objects.exists()
    response = client.get(f"/id/{record.pk}")
    assert response.status_code == 410
    assert "Quetzalsong" not in response.content.decode()


def test_translations_go_with_the_story_and_each_is_listed(story, withdraw_now):
    translation = translate(story)
    names = {story.record.pk, translation.record.pk}

    withdraw_now(translation)

    assert not VoicePage.objects.filter(pk__in=[story.pk, translation.pk]).exists()
    assert set(Withdrawal.objects.values_list("identifier", flat=True)) == names
    assert {entry.identifier for entry in journal.read()} == names


def test_a_translation_that_is_one_in_its_draft_alone_goes_too(story, withdraw_now):
    begun = PersonalVoiceFactory(published=False, consent=None)
    begun.translation_of, begun.language = story, "pl"
    begun.save_revision()

    withdraw_now(story)

    assert not VoicePage.objects.filter(pk=begun.pk).exists()


def test_other_stories_and_who_quotes_this_one_stay(story, withdraw_now, client):
    other = PersonalVoiceFactory(title="Heronsong", recording=DocumentFactory())
    story.quotations = [("quotation", {"text": "Nobody came."})]
    story.save()
    quoting = CaseStudyFactory(
        quoted_voices=[("quoted_voice", {"voice": story, "quotation": "q1"})]
    )
    versions = RecordVersion.objects.filter(record=quoting.record).values_list("sha256", flat=True)
    before = list(versions)

    withdraw_now(story)

    assert client.get(other.get_url()).status_code == 200
    assert other.recording.file.storage.exists(other.recording.file.name)
    assert Consent.objects.get().voice_id == other.pk
    assert client.get(quoting.get_url()).status_code == 200
    assert list(versions) == before


def test_the_second_time_nothing_happens_and_the_first_is_returned(story, withdraw_now):
    record = story.record
    first = withdraw_now(story)
    stamp = Record.objects.get(pk=record.pk).datestamp

    second = withdraw(record.pk.upper(), road=Road.PERSON)

    assert second == first
    assert (second.road, len(journal.read())) == (Road.COMMAND, 1)
    assert Record.objects.get(pk=record.pk).datestamp == stamp


@pytest.mark.parametrize("make", [VoiceFactory, CaseStudyFactory])
def test_what_is_nobodys_story_cannot_be_withdrawn(make):
    page = make()

    with pytest.raises(NoStoryError):
        withdraw(page.record.pk, road=Road.COMMAND)

    assert type(page).objects.filter(pk=page.pk).exists()
    assert journal.read() == []


def test_logs_say_who_did_what_and_nothing_of_what_it_was(story, withdraw_now):
    officer = UserFactory()
    name = story.record.pk

    withdraw_now(story, by=officer, road=Road.ADMIN)

    assert set(PageLogEntry.objects.filter(page=story.pk).values_list("label", flat=True)) == {name}
    entry = ModelLogEntry.objects.get(action="repository.withdrawn")
    kind = ContentType.objects.get_for_model(Record)
    assert (entry.user, entry.label, entry.content_type) == (officer, name, kind)
    assert entry.data == {"road": "admin"}


def test_what_the_person_is_heard_and_seen_in_goes_also_where_others_use_it(story, withdraw_now):
    recording, portrait = DocumentFactory(), ImageFactory()
    story.recording, story.poster = recording, portrait
    story.save()
    ToolFactory(downloads=[("download", {"title": "Listen", "document": recording})])

    withdraw_now(story)

    assert not RepositoryDocument.objects.filter(pk=recording.pk).exists()
    assert not RepositoryImage.objects.filter(pk=portrait.pk).exists()


def test_what_only_an_older_draft_showed_goes_too(story, withdraw_now):
    recording = DocumentFactory()
    story.recording = recording
    story.save_revision()
    story.recording = None
    story.save_revision()

    withdraw_now(story)

    assert not recording.file.storage.exists(recording.file.name)


def test_a_picture_before_other_stories_too_and_a_file_on_other_pages_stay_for_the_officer(
    story, withdraw_now
):
    placeholder, leaflet = ImageFactory(), DocumentFactory()
    PersonalVoiceFactory(poster=placeholder)
    ToolFactory(downloads=[("download", {"title": "Leaflet", "document": leaflet})])
    story.poster = placeholder
    story.story = f'<p>Read <a linktype="document" id="{leaflet.pk}">this</a>.</p>'
    story.save()

    kept = find_belongings(story.record).kept
    withdraw_now(story)

    assert {each.media for each in kept} == {placeholder, leaflet}
    assert RepositoryDocument.objects.filter(pk=leaflet.pk).exists()
    assert placeholder.file.storage.exists(placeholder.file.name)


def test_files_go_in_the_request_with_their_folders_and_the_notes_of_them(story, withdraw_now):
    story.recording, story.poster = DocumentFactory(), ImageFactory()
    story.save()
    story.poster.get_rendition("width-10")
    names = {found for _field, found in find_belongings(story.record).files}

    withdraw_now(story)

    assert len(names) == 3
    assert not any((settings.MEDIA_ROOT / name).parent.exists() for name in names)
    assert not DoomedFile.objects.exists()


def test_files_left_by_a_process_that_died_after_the_commit_go_at_the_next_run(story):
    story.recording = recording = DocumentFactory()
    story.save()
    # Nothing that follows the commit happens.
    withdraw(story.record.pk, road=Road.COMMAND)
    assert recording.file.storage.exists(recording.file.name)

    left = files.delete_files()

    assert left == 0
    assert not recording.file.storage.exists(recording.file.name)
    assert not DoomedFile.objects.exists()


def refuse(_storage, name):
    raise OSError(name)


def test_a_storage_that_is_away_is_asked_again_and_no_name_is_logged(
    story, monkeypatch, caplog, withdraw_now
):
    story.recording = DocumentFactory(file__filename="quetzal.pdf")
    story.save()
    with monkeypatch.context() as patch:
        patch.setattr(FileSystemStorage, "delete", refuse)
        withdraw_now(story)

    assert DoomedFile.objects.count() == 1
    assert "still to be deleted" in caplog.text
    assert "quetzal" not in caplog.text
    assert files.delete_files() == 0
