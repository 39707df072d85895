"""Search while there is no index."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import fallback
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.case_study import CaseStudyFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.usefixtures("search_index"),
    pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True),
]


def ask(client, **parameters):
    return client.get("/api/search/", parameters).json()


def titles(client, **parameters):
    return sorted(result["title"] for result in ask(client, **parameters)["results"])


def test_searches_are_answered_from_the_database_and_say_so(client):
    CaseStudyFactory(title="Weighing swabs")
    CaseStudyFactory(title="Interpreters")

    answer = ask(client, q="swabs")

    assert answer["results"][0]["title"] == "Weighing swabs"
    assert answer["degraded"] is True
    assert [notice["code"] for notice in answer["notices"]] == ["degraded"]


def test_facets_are_counted(client):
    CaseStudyFactory(stage="spread")
    CaseStudyFactory(stage="testing")

    stages = ask(client, stage="spread")["facets"]["stage"]

    assert {item["value"]: item["count"] for item in stages} == {"testing": 1, "spread": 1}


def test_an_edit_is_seen_at_the_next_search(client):
    page = CaseStudyFactory(title="Before")
    before = titles(client)
    page.title = "After"
    page.save()

    assert (before, titles(client)) == (["Before"], ["After"])


def test_what_was_taken_away_is_not_found(client):
    page = CaseStudyFactory()
    titles(client)
    page.unpublish()

    assert titles(client) == []


def test_a_withdrawn_story_is_not_found(client):
    page = PersonalVoiceFactory(title="My story", consent={"reuse": True})
    before = titles(client)
    page.consent.delete()

    assert (before, titles(client)) == (["My story"], [])


def test_only_the_newest_records_are_searched_and_the_notice_says_so(client, monkeypatch):
    monkeypatch.setattr(fallback, "LIMIT", 1)
    CaseStudyFactory(title="Older")
    CaseStudyFactory(title="Newer")

    assert titles(client) == ["Newer"]
    assert "newest records" in ask(client)["notices"][0]["text"]


def test_the_page_works_too(client):
    CaseStudyFactory(title="Weighing swabs")

    response = client.get("/search/", {"q": "swabs"})

    assert response.status_code == 200
    assert "Weighing" in response.content.decode()


def test_misspelt_words_are_put_right_too(client):
    CaseStudyFactory(title="Magnesium in triage")

    answer = ask(client, q="magnesuim")

    assert (answer["corrected_query"], answer["total"]) == ("magnesium", 1)


def test_misspelt_words_ask_the_database_no_more(client, django_assert_num_queries):
    CaseStudyFactory(title="Magnesium in triage")
    ask(client, q="magnesium")
    with CaptureQueriesContext(connection) as spelt:
        ask(client, q="magnesium")

    with django_assert_num_queries(len(spelt)):
        ask(client, q="magnesuim")
