"""One story with a consent, and the officer who looks after it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from repository.records.models import Consent
from repository.voices.contact import set_route
from repository.voices.models import RouteKind
from tests.factories.document import PDF
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.voices.screens import ADDRESS, save


@pytest.fixture
def story():
    return PersonalVoiceFactory(consent={"show_name": True, "credit": "Amina"})


@pytest.fixture
def consent(story):
    return Consent.objects.get(voice=story)


@pytest.fixture
def officer(client):
    user = UserFactory(roles=["Consent officer"])
    client.force_login(user)
    return user


@pytest.fixture
def route(consent, officer):
    return set_route(consent, RouteKind.EMAIL, ADDRESS, by=officer)


@pytest.fixture
def signed(client, officer, consent):  # noqa: ARG001 - logged in
    """Evidence as the form takes it."""
    save(client, consent, evidence_file=SimpleUploadedFile("Amina Yusuf.pdf", PDF))
    consent.refresh_from_db()
    return consent.evidence
