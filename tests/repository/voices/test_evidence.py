"""Evidence of consent: Consent officers alone open, list or choose it; it goes with the consent."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from repository.media.models import DocumentText, RepositoryDocument
from repository.records.models import Consent, VoicePage
from repository.voices.evidence import NAME, is_evidence
from tests.factories.document import MP3, PDF, DocumentFactory
from tests.factories.user import UserFactory
from tests.repository.voices.screens import save, words

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("officer")
def test_a_choice_of_credit_needs_its_words(client, consent):
    response = save(client, consent, credit_choice="first-name", credit="")

    assert "how the person wants to be credited" in words(response)


def test_evidence_lies_in_the_private_collection_under_no_ones_name(signed):
    assert signed.collection.name == NAME
    assert "Amina" not in signed.title + signed.file.name
    assert is_evidence(signed)


@pytest.mark.usefixtures("officer")
def test_the_officer_alone_opens_the_evidence(client, signed):
    assert client.get(signed.url).getvalue() == PDF
    client.logout()
    assert client.get(signed.url).status_code == 404
    for person in ({"roles": ["Editor", "Administrator"]}, {"is_superuser": True}):
        client.force_login(UserFactory(**person))
        assert client.get(signed.url).status_code == 404


@pytest.mark.parametrize("person", [{"roles": ["Editor", "Administrator"]}, {"is_superuser": True}])
def test_nobody_else_lists_chooses_edits_or_deletes_it(client, signed, person):
    DocumentFactory(title="Checklist for everybody")
    client.force_login(UserFactory(**person))

    for address in ("wagtaildocs:index", "wagtaildocs_chooser:choose"):
        shown = words(client.get(reverse(address)))
        assert "Checklist for everybody" in shown
        assert signed.title not in shown
    for address in ("wagtaildocs:edit", "wagtaildocs:delete"):
        client.post(reverse(address, args=[signed.pk]))
    assert RepositoryDocument.objects.filter(pk=signed.pk, title=signed.title).exists()
    chosen = client.get(reverse("wagtaildocs_chooser:chosen", args=[signed.pk]))
    assert signed.title not in words(chosen)


@pytest.mark.usefixtures("officer")
def test_a_page_that_uses_evidence_shows_it_to_nobody(client, signed):
    page = VoicePage.objects.get()
    page.recording = signed
    page.minor_correction = True
    page.save_revision().publish()
    client.logout()

    assert client.get(signed.url).status_code == 404


@pytest.mark.usefixtures("signed")
def test_a_collection_that_was_renamed_or_opened_is_made_again_and_its_files_stay_private(
    client, consent
):
    Collection.objects.filter(name=NAME).update(name="Old forms")
    CollectionViewRestriction.objects.all().delete()

    save(client, consent, evidence_file=SimpleUploadedFile("again.pdf", PDF))

    consent.refresh_from_db()
    assert consent.evidence.collection.name == NAME
    assert consent.evidence.collection.get_view_restrictions()
    client.force_login(UserFactory(is_superuser=True))
    assert client.get(consent.evidence.url).status_code == 404


def test_its_words_are_copied_nowhere(signed, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        signed.save()

    assert not DocumentText.objects.exists()


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize(
    ("name", "data"), [("form.pdf", MP3), ("form.exe", PDF), ("form.html", b"<p>Yes</p>")]
)
def test_a_file_that_is_not_what_it_says_is_refused(client, consent, name, data):
    response = save(client, consent, evidence_file=SimpleUploadedFile(name, data))

    assert response.status_code == 200
    assert not RepositoryDocument.objects.exists()


@pytest.mark.usefixtures("officer")
def test_the_file_goes_with_the_consent_and_when_it_is_replaced_or_removed(
    client, consent, signed, django_capture_on_commit_callbacks
):
    storage, first = signed.file.storage, signed.file.name
    with django_capture_on_commit_callbacks(execute=True):
        save(client, consent, evidence_file=SimpleUploadedFile("again.pdf", PDF))
    consent.refresh_from_db()
    second = consent.evidence.file.name
    assert not storage.exists(first)
    assert storage.exists(second)

    with django_capture_on_commit_callbacks(execute=True):
        save(client, consent, evidence_removed="on")
    consent.refresh_from_db()
    assert consent.evidence is None
    assert not storage.exists(second)

    save(client, consent, evidence_file=SimpleUploadedFile("third.pdf", PDF))
    with django_capture_on_commit_callbacks(execute=True):
        Consent.objects.get().delete()
    assert not RepositoryDocument.objects.exists()
