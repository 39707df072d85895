"""What readers see of a rating: on the page, on cards, in search, in the API."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from repository.publisher import snapshot
from repository.records.models import Record
from repository.replication.evidence.rating import rate
from repository.replication.evidence.rubric import LEVELS, NOT_RATED, NOT_RATED_LABEL
from repository.replication.evidence.search_terms import EVIDENCE
from repository.replication.evidence.standing import find_standing
from search.building import build_document
from search.delivery import drain
from search.facets import BY_KEY
from tests.factories.case_study import CaseStudyFactory
from tests.factories.evidence import build_answers, make_rater, make_rating
from tests.factories.tool import ToolFactory
from tests.factories.voice import VoiceFactory
from tests.reading import links, main_words, read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home_page):  # noqa: ARG001 - pages hang below it
    return CaseStudyFactory()


@pytest.fixture
def record(page):
    return page.record


def facts(record):
    return {fact["key"]: fact["text"] for fact in build_document(record).card["facts"]}


def test_the_facet_offers_every_level_and_what_is_not_rated():
    assert {**BY_KEY[EVIDENCE].values} == {
        **{level.value: level.label for level in LEVELS},
        NOT_RATED: NOT_RATED_LABEL,
    }


def test_that_a_record_is_not_rated_yet_is_said(client, page, record):
    shown = main_words(client.get(page.url))
    assert "Evidence: Not yet rated" in shown
    assert facts(record)["evidence"] == "Evidence: Not yet rated"
    assert build_document(record).values("evidence") == {"not-rated"}


def test_the_page_tells_the_level_and_each_point_lost_and_why(client, page, record):
    with time_machine.travel(dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)):
        make_rating(record, size="part", by_group="none", others="none", comparison="part")
    answer = client.get(page.url)
    section = words(read(answer).find(id="evidence").find_parent("section"))
    assert "Evidence: Moderate (8 of 14 points)" in section
    assert "Results by ethnic group: 2 of 2 points lost." in section
    assert "The reason about by-group." in section
    assert "The reason about size." in section
    assert "Measured over time" not in section
    assert "Rated on 4 March 2026, on version 1" in section
    assert links(read(answer).main)["Moderate (8 of 14 points)"] == "#evidence"


def test_a_high_total_with_a_gap_says_why_it_is_not_strong(client, page, record):
    make_rating(record, by_group="none")
    shown = main_words(client.get(page.url))
    assert "Evidence: Moderate (12 of 14 points)" in shown
    assert "at least one point on every question" in shown


def test_a_rating_of_an_older_version_says_so(client, page, record):
    make_rating(record)
    page.change_note = "The results of the second year."
    page.save_revision().publish()
    shown = main_words(client.get(page.url))
    assert "Rated on version 1. This is version 2, which has not been rated yet." in shown


def test_readers_see_the_newest_rating_and_that_there_was_one_before(client, page, record):
    make_rating(record, size="none")
    make_rating(record)
    shown = main_words(client.get(page.url))
    assert "Evidence: Strong (14 of 14 points)" in shown
    assert "It lost no point." in shown
    assert "rated once before" in shown


def test_one_raters_answers_show_nowhere(client, page, record):
    rate(record, make_rater(), build_answers(size="none"))
    assert find_standing(record.pk) is None
    assert "The reason about size" not in client.get(page.url).content.decode()


def test_no_rater_is_named_on_any_surface(client, page, record):
    make_rating(record, size="none")
    for address in (page.url, f"/api/records/{record.pk}/", "/evidence-ratings/"):
        assert "person-" not in client.get(address).content.decode()


def test_stories_have_no_rating_at_all(client, home_page):  # noqa: ARG001 - as above
    voice = VoiceFactory()
    assert "Evidence:" not in main_words(client.get(voice.url))
    assert "evidence" not in facts(voice.record)


def test_search_finds_records_by_level_and_cards_tell_it(client, search_index, record):
    ToolFactory()
    make_rating(record, size="part")
    search_index()
    found = client.get("/api/search/?evidence=strong").json()
    assert [result["identifier"] for result in found["results"]] == [record.pk]
    assert {"key": "evidence", "text": "Evidence: Strong (13 of 14 points)"} in (
        found["results"][0]["facts"]
    )
    assert "Evidence: Strong (13 of 14 points)" in main_words(client.get("/search/"))
    assert client.get("/api/search/?evidence=not-rated").json()["total"] == 1


@pytest.mark.usefixtures("search_delivery")
def test_the_index_follows_when_a_rating_is_settled(
    client, record, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make_rating(record)
    drain()
    assert client.get("/api/search/?evidence=strong").json()["total"] == 1


def test_the_api_tells_the_rating_of_a_record(client, record):
    make_rating(record, size="part")
    told = client.get(f"/api/records/{record.pk}/").json()["evidence"]
    assert (told["level"], told["points"], told["out_of"]) == ("strong", 13, 14)
    assert told["text"] == "Strong (13 of 14 points)"
    assert told["version"] == 1
    size = next(answer for answer in told["answers"] if answer["question"] == "size")
    assert (size["points"], size["reasons"]) == (1, ["The reason about size."])


def test_the_api_says_that_a_record_is_not_rated_yet(client, record):
    told = client.get(f"/api/records/{record.pk}/").json()["evidence"]
    assert (told["level"], told["text"]) == ("not-rated", "Not yet rated")
    assert told["answers"] == []


def test_the_api_has_no_rating_of_what_is_never_rated(client, home_page):  # noqa: ARG001 - as above
    voice = VoiceFactory()
    assert client.get(f"/api/records/{voice.record.pk}/").json()["evidence"] is None


def test_a_rating_is_no_part_of_what_was_hashed(client, record):
    make_rating(record)
    told = client.get(f"/api/records/{record.pk}/versions/1/").json()
    assert "evidence" not in told["content"]
    assert "Evidence:" not in Record.objects.get(pk=record.pk).newest_version.html


def test_the_page_asks_no_more_for_a_rating(client, page, record):
    def count():
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        return len(captured)

    before = count()
    make_rating(record, size="none")
    snapshot.look_again()
    assert count() == before
