"""Addresses of new records, which nobody should have to think of."""

import pytest

from repository.records.models import VoicePage
from tests.editing import add_url, form_data
from tests.factories.user import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.mark.parametrize("voice_format", ["written", "research-summary"])
def test_a_title_without_a_latin_letter_can_be_saved_without_thinking_of_an_address(
    client, voice_format
):
    client.force_login(UserFactory(roles=["Editor"]))
    sent = form_data(VoicePage, title="کوئی نہیں آیا", language="ur", voice_format=voice_format)

    client.post(add_url(VoicePage), sent)

    assert VoicePage.objects.get().slug.isascii()
