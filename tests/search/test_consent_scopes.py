"""What leaves for machines shows a story only where its consent covers re-use."""

import pytest

from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def publish_story(search_index, **consent):
    PersonalVoiceFactory(title="Marigold story", consent=consent)
    search_index()


def is_on_the_page(client):
    return "Marigold</mark> story" in client.get("/search/?q=marigold").content.decode()


def total_of_the_api(client):
    return client.get("/api/search/?q=marigold").json()["total"]


def test_consent_to_this_site_alone_keeps_a_story_out_of_the_api(client, search_index):
    publish_story(search_index)
    assert is_on_the_page(client)
    assert total_of_the_api(client) == 0


def test_consent_to_re_use_opens_the_api_to_a_story(client, search_index):
    publish_story(search_index, reuse=True)
    assert is_on_the_page(client)
    assert total_of_the_api(client) == 1
