"""A voice in several languages, as readers, listeners and machines meet it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from search.rebuild import rebuild
from tests.factories.document import MP4, VTT, DocumentFactory
from tests.reading import main_words, read, words
from tests.repository.records.translated import (
    URDU,
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
