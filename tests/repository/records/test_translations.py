"""A voice in several languages. A translation lives and goes with the consent to its original."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from repository.editorial.stories import hide_stories
from repository.records.choices import State, VoiceFormat
from repository.records.completeness import NotReadyToPublishError
from repository.records.consent import NOTHING, Surface, permitted
from repository.records.models import Consent, VoicePage
from search.blocked import load_sight
from search.building import build_document
from search.rebuild import rebuild
from tests.editing import add_url, form_data
from tests.factories.case_study import CaseStudyFactory
from tests.factories.consent import ConsentFactory
from tests.factories.document import MP4, VTT, DocumentFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
URDU_TITLE = "کوئی نہیں آیا"
URDU = "<p>میں نے کہا کہ خون بہہ رہا ہے۔</p>"
BOX = {"translator": "Sana Example", "checked_by": "Omar Example"}


def make_original(**consent):
    return PersonalVoiceFactory(title="Nobody came", consent={"translation": True, **consent})


def translate(original, make=PersonalVoiceFactory, **fields):
    own = {"consent": None} if make is PersonalVoiceFactory else {}
    return make(
        **{"title": URDU_TITLE, "language": "ur", "story": URDU, **own, **BOX, **fields},
        translation_of=original,
    )


@pytest.fixture
def original():
    return make_original()


@pytest.fixture
def urdu(original):
    return translate(original)


def fresh(page):
    return VoicePage.objects.get(pk=page.pk)


def addresses(page):
    permanent = f"/id/{page.record.pk}"
    return [page.get_url(), permanent, f"{permanent}/v/1", f"{permanent}/versions"]


def withdraw(_original):
    Consent.objects.update(withdrawn_at=datetime.now(tz=UTC))


def take_back_translation(_original):
    Consent.objects.update(translation=False)


def close_this_site(_original):
    Consent.objects.update(site=False)


def lose_the_record_of_consent(_original):
    Consent.objects.all().delete()


def delete(original):
    original.delete()


def end(original):
    original.record.state = State.CONSENT_ENDED
    original.record.save()


def remove(original):
    original.record.state, original.record.state_reason = State.REMOVED, "Asked for"
    original.record.save()


GOING = [
    withdraw, take_back_translation, close_this_site, lose_the_record_of_consent, delete, end,
    remove,
]  # fmt: skip


@pytest.mark.parametrize("go", GOING)
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


def test_original_and_translation_lead_to_each_other(client, original, urdu):
    for here, there in ((original, urdu), (urdu, original)):
        page = read(client.get(here.get_url()))
        languages = page.find("nav", attrs={"aria-label": "Languages"})

        assert words(languages).startswith("Read this in: English اردو")
        (link,) = languages.find_all("a")
        assert link["href"] == there.get_url()
        assert link["hreflang"] == link["lang"] == there.language
        assert link["dir"] == ("rtl" if there is urdu else "ltr")
        assert {
            other["hreflang"]: other["href"] for other in page.select("link[rel=alternate]")
        } == {
            "en": original.full_url,
            "ur": urdu.full_url,
            # Who speaks neither is led to the words that were spoken.
            "x-default": original.full_url,
        }


def test_a_voice_in_one_language_offers_no_choice(client, original):
    assert "Read this in" not in main_words(client.get(original.get_url()))


@pytest.mark.parametrize("hide", ["draft", "restricted"])
def test_a_translation_that_is_not_public_is_not_offered(client, original, hide):
    page = translate(original, published=hide != "draft")
    if hide == "restricted":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert "Read this in" not in main_words(client.get(original.get_url()))


@pytest.mark.parametrize(
    ("language", "direction"), [("ur", "rtl"), ("ar", "rtl"), ("pl", "ltr"), ("bn", "ltr")]
)
def test_translated_words_carry_their_language_and_direction(client, original, language, direction):
    page = read(client.get(translate(original, language=language).get_url()))

    story = page.find(id="section-story").parent.select_one(".mer-prose")
    note = page.find("aside", attrs={"aria-labelledby": "content-note"}).find("p")
    for node in (page.h1, story, note):
        assert (node["lang"], node["dir"]) == (language, direction)
    assert not page.find(id="section-story").find_parent(attrs={"lang": language})


@pytest.mark.parametrize("index", [0, 2])
def test_a_translation_says_who_made_and_checked_it_and_from_which_version(
    client, original, urdu, index
):
    page = read(client.get(addresses(urdu)[index]))

    said = words(page.main)
    assert "Translated from English by Sana Example, checked by Omar Example." in said
    link = page.find("a", string="version 1 of the original")
    assert link["href"] == f"/id/{original.record.pk}/v/1"


def test_a_translation_says_when_the_original_has_moved_on(client, original, urdu):
    stale = "made from version 1; the original is now version 2"
    assert stale not in main_words(client.get(urdu.get_url()))

    original.change_note = "Made the ending clearer."
    original.save_revision().publish()
    assert stale in main_words(client.get(urdu.get_url()))

    page = fresh(urdu)
    page.source_version, page.change_note = 2, "Follows the original."
    page.save_revision().publish()
    assert "the original is now" not in main_words(client.get(urdu.get_url()))


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


def test_the_history_names_a_translation_in_its_language(client, urdu):
    link = read(client.get(f"/id/{urdu.record.pk}/versions")).find("a", string=URDU_TITLE)

    assert (link["lang"], link["dir"]) == ("ur", "rtl")


def test_captions_are_in_the_language_of_the_page(client):
    captions = DocumentFactory(file__filename="c.vtt", file__data=VTT)
    film = {"recording": DocumentFactory(file__filename="t.mp4", file__data=MP4)}
    film |= {"captions": captions, "transcript": URDU, "voice_format": "video"}
    page = translate(make_original(show_video=True), **film)

    track = read(client.get(page.get_url())).find("track")

    assert (track["srclang"], track["label"]) == ("ur", "Urdu captions")


def test_a_reader_of_a_stale_translation_is_led_to_what_changed(client, original, urdu):
    original.change_note = "Made the ending clearer."
    original.save_revision().publish()

    link = read(client.get(urdu.get_url())).find("a", string="See what changed in it")

    assert client.get(link["href"]).status_code == 200
    assert link["href"] == f"/id/{original.record.pk}/versions?from=1&to=2#differences"


def test_metadata_gives_the_language_and_the_original(client, original, urdu):
    node = client.get(f"/id/{urdu.record.pk}/metadata.jsonld").json()

    assert node["inLanguage"] == "ur"
    assert node["translationOfWork"]["@id"].endswith(f"/id/{original.record.pk}")


@pytest.mark.usefixtures("search_delivery", "urdu")
def test_a_result_in_another_language_says_which(client):
    rebuild()

    card = read(client.get("/search/?language=ur")).select_one(".mer-result")

    for part in (card.a, card.select_one(".nhsuk-card__description")):
        assert (part["lang"], part["dir"]) == ("ur", "rtl")
    assert "In Urdu" in words(card)


def test_more_languages_ask_the_database_no_more_often(client, original, urdu):
    def count(page):
        client.get(page.get_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(page.get_url())
        return len(queries)

    before = count(original), count(urdu)
    for language in ("pl", "bn", "so"):
        translate(original, language=language)

    assert (count(original), count(urdu)) == before
