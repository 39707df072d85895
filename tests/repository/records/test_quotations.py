"""A voice quoted in another record: by reference, for as long as the person agrees."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StructBlockValidationError

from repository.records.blocks.quotations import QuotedVoiceBlock
from repository.records.lifecycle import hash_content
from repository.records.models import Consent, RecordVersion
from search.building import build_document
from tests.factories.case_study import CaseStudyFactory
from tests.factories.consent import agree_to
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import links, main_words, read, words
from tests.repository.records.goings import GOING, take_release_back

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
QUOTATION = "They told me to wait for the morning."
TITLE = "A night on the ward"
HEADING = "In their own words"
QUOTING = [CaseStudyFactory, PolicyRecommendationFactory, ToolFactory]


def make_voice(make=PersonalVoiceFactory, text=QUOTATION, **fields):
    return make(title=TITLE, quotations=[("quotation", {"text": text})], **fields)


def quoted(voice, key="q1"):
    return ("quoted_voice", {"voice": voice, "quotation": key})


@pytest.fixture
def voice():
    return make_voice(role="Mother of two")


@pytest.fixture
def page(voice):
    return CaseStudyFactory(quoted_voices=[quoted(voice)])


def addresses(page):
    return {"page": page.get_url(), "version": f"/id/{page.record.pk}/v/1"}


def take_back_the_quotation(voice):
    voice.quotations = []
    voice.change_note = "Other words to quote."
    agree_to(voice)
    voice.save_revision().publish()


@pytest.mark.parametrize("make", QUOTING)
@pytest.mark.parametrize("surface", ["page", "version"])
def test_a_quotation_is_read_with_who_speaks_and_a_way_to_the_voice(client, voice, make, surface):
    page = make(quoted_voices=[quoted(voice)])

    shown = read(client.get(addresses(page)[surface])).main

    figure = shown.find("blockquote").parent
    assert words(shown.find("blockquote")) == f"“{QUOTATION}”"
    assert "Mother of two" in words(figure)
    assert "Describes heavy bleeding." in words(figure)
    assert links(figure) == {TITLE: voice.get_url()}
    assert links(shown)[HEADING] == "#section-quoted_voices"


@pytest.mark.parametrize("go", [*GOING, take_back_the_quotation])
@pytest.mark.parametrize("surface", ["page", "version"])
def test_a_quotation_that_may_not_be_read_leaves_no_trace(client, voice, page, go, surface):
    address = addresses(page)[surface]
    identifier = voice.record.pk
    assert QUOTATION in main_words(client.get(address))

    go(voice)

    response = client.get(address)
    assert response.status_code == 200
    for trace in (QUOTATION, TITLE, HEADING, identifier, "quoted_voices", "[["):
        assert trace not in response.content.decode()


@pytest.mark.parametrize("surface", ["page", "version"])
def test_a_quotation_is_gone_one_second_after_consent_expires(client, surface):
    with time_machine.travel(NOON, tick=False) as clock:
        voice = make_voice(consent={"expires_at": NOON + timedelta(seconds=1)})
        address = addresses(CaseStudyFactory(quoted_voices=[quoted(voice)]))[surface]
        assert QUOTATION in main_words(client.get(address))

        clock.shift(timedelta(seconds=1))

        assert QUOTATION not in main_words(client.get(address))


@pytest.mark.parametrize("surface", ["page", "version"])
def test_a_credit_is_shown_only_where_consent_opens_the_name(client, surface):
    voice = make_voice(consent={"credit": "Amina"})
    address = addresses(CaseStudyFactory(quoted_voices=[quoted(voice)]))[surface]
    assert "Amina" in main_words(client.get(address))

    Consent.objects.update(show_name=False)

    assert "Amina" not in client.get(address).content.decode()


@pytest.mark.parametrize("surface", ["page", "version"])
def test_no_cache_keeps_a_page_that_quotes_a_voice(client, page, surface):
    assert "no-store" in client.get(addresses(page)[surface]).headers["Cache-Control"]


@pytest.mark.parametrize("surface", ["page", "version"])
def test_a_page_that_shows_no_quotation_any_more_says_nothing_of_caches(client, page, surface):
    take_release_back(None)

    assert "Cache-Control" not in client.get(addresses(page)[surface]).headers


def test_a_version_stores_the_reference_and_no_word_of_the_voice(voice, page):
    stored = RecordVersion.objects.get(record=page.record)

    (section,) = [part for part in stored.content["sections"] if part["kind"] == "quotations"]
    assert section["value"] == [{"identifier": voice.record.pk, "key": "q1"}]
    for word in (QUOTATION, TITLE, "Mother of two"):
        assert word not in str(stored.content)
        assert word not in stored.html


def test_a_reference_to_a_voice_is_outside_the_hash_of_a_version(page):
    stored = RecordVersion.objects.get(record=page.record)
    sections = [part for part in stored.content["sections"] if part["kind"] != "quotations"]

    assert hash_content({**stored.content, "sections": sections}) == stored.sha256


def test_a_quotation_is_found_under_its_voice_and_not_under_the_record_that_quotes_it(page):
    document = build_document(page.record)

    assert QUOTATION not in str(document)
    assert TITLE not in str(document)


def test_the_row_and_the_revisions_of_a_quoting_record_hold_no_word_of_the_voice(page):
    with connection.cursor() as cursor:
        cursor.execute("SELECT quoted_voices FROM records_casestudypage")
        assert QUOTATION not in str(cursor.fetchall())
    assert QUOTATION not in str(page.latest_revision.content)


def test_a_summary_of_research_can_be_quoted_too(client):
    page = ToolFactory(quoted_voices=[quoted(make_voice(VoiceFactory))])

    assert QUOTATION in main_words(client.get(page.get_url()))


def test_words_in_another_language_say_so(client):
    voice = make_voice(language="ur", text="مجھے صبح تک انتظار کرنے کو کہا گیا۔")
    page = ToolFactory(quoted_voices=[quoted(voice)])

    quotation = read(client.get(page.get_url())).find("blockquote")

    assert quotation["lang"] == "ur"


def test_a_quotation_keeps_its_key_when_others_come_before_it(client, voice, page):
    first = voice.quotations[0]
    voice.quotations = [
        ("quotation", {"text": "Nobody asked."}),
        ("quotation", dict(first.value.items())),
    ]
    voice.change_note = "Other words to quote."
    agree_to(voice)
    voice.save_revision().publish()

    assert [child.value["key"] for child in voice.quotations] == ["q2", "q1"]
    assert QUOTATION in main_words(client.get(page.get_url()))


def test_the_key_of_a_quotation_taken_back_is_not_given_again(client, voice, page):
    voice.quotations = [("quotation", {"text": "Something else."})]
    voice.change_note = "Other words to quote."
    agree_to(voice)
    voice.save_revision().publish()

    assert "Something else." not in main_words(client.get(page.get_url()))


def test_a_key_that_the_voice_does_not_have_is_refused_with_those_it_has(voice):
    with pytest.raises(StructBlockValidationError) as refused:
        QuotedVoiceBlock().clean({"voice": voice, "quotation": "q7"})

    message = refused.value.block_errors["quotation"].messages[0]
    assert message == "The voice has no quotation “q7”. Use one of q1."


def test_a_voice_without_quotations_is_refused():
    with pytest.raises(StructBlockValidationError) as refused:
        QuotedVoiceBlock().clean({"voice": VoiceFactory(), "quotation": "q1"})

    assert "It has none: add one there." in refused.value.block_errors["quotation"].messages[0]


def test_many_quotations_ask_the_database_no_more_often_than_one(client):
    def count(voices):
        url = ToolFactory(quoted_voices=[quoted(voice) for voice in voices]).get_url()
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    voices = [make_voice() for _ in range(4)]

    assert count(voices) == count(voices[:1])
