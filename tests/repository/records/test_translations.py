"""A voice in several languages. A translation lives and goes with the consent to its original."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from repository.editorial.stories import hide_stories
from repository.records.choices import VoiceFormat
from repository.records.completeness import NotReadyToPublishError
from repository.records.consent import NOTHING, Surface, permitted
from repository.records.models import Consent, VoicePage
from search.blocked import load_sight
from search.building import build_document
from tests.editing import add_url, form_data
from tests.factories.case_study import CaseStudyFactory
from tests.factories.consent import ConsentFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import main_words, read, words
from tests.repository.records.goings import GOING_WITH_TRANSLATIONS, take_back_translation
from tests.repository.records.translated import (
    URDU_TITLE,
    addresses,
    fresh,
    make_original,
    original,
    translate,
    urdu,
)

__all__ = ["original", "urdu"]

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("go", GOING_WITH_TRANSLATIONS)
def test_a_translation_is_gone_everywhere_when_consent_to_the_original_goes(
    client, original, urdu, go
):
    assert client.get(urdu.get_url()).status_code == 200

    go(original)

    for address in addresses(urdu):
        response = client.get(address)
        assert response.status_code == 410, address
        assert URDU_TITLE not in response.content.decode()
    assert permitted(fresh(urdu), Surface.MEDIA) == NOTHING
    assert urdu.record.pk in load_sight().blocked
    assert build_document(fresh(urdu).record) is None


@pytest.mark.usefixtures("urdu")
def test_consent_without_translation_leaves_the_original_readable(client, original):
    take_back_translation(original)

    assert client.get(original.get_url()).status_code == 200
    assert original.record.pk not in load_sight().gone
    assert "Read this in" not in main_words(client.get(original.get_url()))


def test_a_translation_is_gone_one_second_after_consent_expires(client):
    with time_machine.travel(NOON, tick=False) as clock:
        urdu = translate(make_original(expires_at=NOON + timedelta(seconds=1)))
        assert client.get(urdu.get_url()).status_code == 200

        clock.shift(timedelta(seconds=1))

        assert client.get(urdu.get_url()).status_code == 410


def test_a_translation_is_found_until_consent_to_the_original_ends():
    urdu = translate(make_original(expires_at=datetime(2040, 1, 1, tzinfo=UTC)))

    document = build_document(urdu.record)

    assert document.visible_until == datetime(2040, 1, 1, tzinfo=UTC)
    assert document.personal
    assert document.values("language") == {"ur"}


def test_a_changed_consent_hides_a_translation_until_the_index_has_followed(urdu):
    load_sight()
    Consent.objects.get().save()

    assert urdu.record.pk in load_sight().pending


def test_machines_see_a_translation_only_where_the_original_may_be_re_used(urdu):
    assert urdu.record.pk in load_sight(Surface.API).gone
    assert urdu.record.pk not in load_sight(Surface.SEARCH).gone
    assert permitted(urdu, Surface.API) == NOTHING


def test_a_translation_shows_only_the_parts_that_the_original_may_show(client, urdu):
    assert "Exampletown" not in client.get(urdu.get_url()).content.decode()

    Consent.objects.update(show_place=True)

    assert "Exampletown" in client.get(urdu.get_url()).content.decode()


def test_a_translation_credits_the_person_and_keeps_the_rights_of_the_story(client):
    urdu = translate(make_original(credit="Amina"))

    said = main_words(client.get(urdu.get_url()))

    assert "Amina" in said
    assert "All rights reserved" in said


def test_a_translation_of_a_story_is_a_story_whatever_its_format_says(original):
    page = translate(original, published=False)
    page.voice_format = VoiceFormat.RESEARCH

    assert page.is_personal
    with pytest.raises(NotReadyToPublishError, match="Format"):
        page.save_revision().publish()


def test_other_peoples_translated_stories_are_not_offered_to_choose(original):
    page = translate(original, published=False)
    VoicePage.objects.filter(pk=page.pk).update(voice_format=VoiceFormat.RESEARCH)
    research = VoiceFactory()

    pages = hide_stories(VoicePage.objects.all(), UserFactory(roles=["Contributor"]))

    assert list(pages) == [research]


def test_a_translated_story_is_called_by_its_identifier_in_lists_and_addresses(urdu):
    assert urdu.get_admin_display_title() == f"Personal story {urdu.record.pk}"
    assert urdu.slug == urdu.record.pk


def test_research_is_translated_without_consent(client):
    urdu = translate(VoiceFactory(), VoiceFactory)

    assert client.get(urdu.get_url()).status_code == 200
    assert urdu.record.pk not in load_sight().blocked


@pytest.mark.parametrize("field", ["translator", "checked_by"])
def test_a_translation_is_not_published_before_it_is_checked(original, field):
    label = {"translator": "Translator", "checked_by": "Checked by"}[field]

    with pytest.raises(NotReadyToPublishError, match=label):
        translate(original, **{field: ""})


def test_a_translation_is_not_published_without_consent_to_translation():
    with pytest.raises(NotReadyToPublishError, match="Consent"):
        translate(make_original(translation=False))


def test_a_translation_is_not_published_before_its_original():
    draft = PersonalVoiceFactory(consent={"translation": True}, published=False)

    with pytest.raises(NotReadyToPublishError, match="Version translated"):
        translate(draft)


def assert_refused(page, field):
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert field in refused.value.message_dict


def test_a_translation_of_a_translation_is_refused(original, urdu):
    page = translate(original, language="pl", published=False)
    page.translation_of = urdu

    assert_refused(page, "translation_of")


def test_a_translation_of_itself_is_refused(urdu):
    urdu.translation_of = urdu

    assert_refused(urdu, "translation_of")


@pytest.mark.usefixtures("urdu")
def test_an_original_does_not_become_a_translation(original):
    Consent.objects.all().delete()
    page = fresh(original)
    page.translation_of = make_original()
    page.language = "pl"

    assert_refused(page, "translation_of")


def test_a_page_with_a_consent_of_its_own_does_not_become_a_translation(original):
    page = make_original()
    page.translation_of, page.language = original, "pl"

    assert_refused(page, "translation_of")


def test_a_translation_into_the_same_language_is_refused(original, urdu):
    urdu.language = "en"
    assert_refused(urdu, "language")

    original.language = "ur"
    assert_refused(original, "language")


@pytest.mark.parametrize("number", [0, 2])
def test_a_version_that_the_original_does_not_have_is_refused(urdu, number):
    urdu.source_version = number

    assert_refused(urdu, "source_version")


def test_consent_is_recorded_for_the_original_alone(urdu):
    with pytest.raises(ValidationError, match="Record consent for the original story"):
        ConsentFactory.build(voice=urdu).clean()


def test_an_editor_sees_what_a_translation_lacks_beside_each_box(client, original):
    client.force_login(UserFactory(roles=["Editor"]))
    sent = form_data(
        VoicePage,
        title=URDU_TITLE,
        slug="urdu",
        summary="What happened.",
        voice_format="written",
        language="ur",
        translation_of=original.pk,
        **{"action-publish": "1"},
    )

    said = words(read(client.post(add_url(VoicePage), sent)))

    assert "Name the second speaker who checked it." in said
    assert "Say which version of the original" not in said


def test_a_quotation_of_a_translation_goes_with_the_consent_to_the_original(client, original):
    urdu = translate(original, quotations=[("quotation", {"text": "کوئی نہیں آیا۔"})])
    quoted = ("quoted_voice", {"voice": urdu, "quotation": "q1"})
    url = CaseStudyFactory(quoted_voices=[quoted]).get_url()
    assert "کوئی نہیں آیا۔" in main_words(client.get(url))

    take_back_translation(original)

    assert "کوئی نہیں آیا" not in client.get(url).content.decode()
