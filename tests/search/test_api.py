import json

import pytest
from jsonschema import Draft202012Validator

from search.api import CONTRACT
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

SCHEMA = json.loads(CONTRACT.read_text(encoding="utf-8"))


@pytest.fixture
def ask(client, search_index):
    """Bring the index up to date once, then ask."""
    asked = []

    def get(**parameters):
        if not asked:
            search_index()
            asked.append(True)
        return client.get("/api/search/", parameters)

    return get


def identifiers(response):
    return [result["identifier"] for result in response.json()["results"]]


def test_an_answer_is_as_the_contract_lays_it_out(ask):
    CaseStudyFactory(
        priority_areas=[PriorityAreaFactory()],
        organisations=[(OrganisationFactory(), "led-by")],
        ethnic_groups=[("five-groups-black", "")],
        year=2024,
    )

    response = ask(q="swab", priority_area="haemorrhage", colour="red")

    Draft202012Validator(SCHEMA).validate(response.json())
    assert response["Content-Type"] == "application/json"
    assert response.json()["total"] == 1


def test_a_word_of_the_body_finds_a_record(ask):
    page = CaseStudyFactory(lessons="<p>Start with the night shift.</p>")
    CaseStudyFactory()

    response = ask(q="nights")

    assert identifiers(response) == [page.record.pk]
    assert "<mark>night</mark>" in response.json()["results"][0]["highlights"]["body"][0]


def test_addresses_are_whole(ask):
    page = CaseStudyFactory()

    url = ask().json()["results"][0]["url"]

    assert url == f"http://testserver{page.get_url()}"


def test_a_script_in_a_record_is_inert(ask):
    CaseStudyFactory(
        title="<script>alert(1)</script> triage",
        summary="<img src=x onerror=alert(1)> triage",
        lessons="<p>&lt;script&gt;alert(1)&lt;/script&gt; triage</p>",
    )

    highlights = ask(q="triage").json()["results"][0]["highlights"]

    for fragments in highlights.values():
        assert fragments
        assert "<" not in fragments[0].replace("<mark>", "").replace("</mark>", "")


def test_the_old_slug_of_a_renamed_area_still_filters(ask):
    area = PriorityAreaFactory(name="Depression", slug="post-partum-depression")
    page = CaseStudyFactory(priority_areas=[area])
    CaseStudyFactory()
    area.name, area.slug = "Maternal mental health", "maternal-mental-health"
    area.save()

    response = ask(priority_area="post-partum-depression")

    assert identifiers(response) == [page.record.pk]
    assert response.json()["notices"] == []


def test_a_body_that_merged_leads_to_what_it_became(ask):
    last = OrganisationFactory(name="Newest Trust")
    middle = OrganisationFactory(name="Newer Trust", successor=last)
    first = OrganisationFactory(name="Old Trust", successor=middle)
    old = CaseStudyFactory(organisations=[(first, "led-by")])
    new = CaseStudyFactory(organisations=[(last, "led-by")])
    CaseStudyFactory()

    response = ask(organisation="old-trust")

    assert set(identifiers(response)) == {old.record.pk, new.record.pk}
    answer = response.json()
    assert answer["notices"] == []
    (chosen,) = (value for value in answer["facets"]["organisation"] if value["selected"])
    assert (chosen["value"], chosen["label"], chosen["count"]) == (
        "newest-trust",
        "Newest Trust",
        2,
    )
    assert "old-trust" not in {value["value"] for value in answer["facets"]["organisation"]}
    names = [
        [body["label"] for body in result["organisations"]]
        for result in answer["results"]
        if result["identifier"] == old.record.pk
    ]
    assert names == [["Old Trust"]]


def test_the_old_name_of_a_body_that_merged_still_finds_its_records(ask):
    last = OrganisationFactory(name="Newest Trust")
    first = OrganisationFactory(name="Kingfisher Trust", successor=last)
    old = CaseStudyFactory(organisations=[(first, "led-by")])

    assert identifiers(ask(q="kingfisher")) == [old.record.pk]


def test_an_organisation_without_records_is_known(ask):
    OrganisationFactory(name="A quiet trust")

    answer = ask(organisation="a-quiet-trust").json()

    assert answer["notices"] == []
    assert answer["facets"]["organisation"] == [
        {"value": "a-quiet-trust", "label": "A quiet trust", "count": 0, "selected": True}
    ]


def test_unknown_values_are_ignored_with_a_notice(ask):
    CaseStudyFactory()

    answer = ask(theme="nonsense").json()

    assert answer["total"] == 1
    assert [notice["code"] for notice in answer["notices"]] == ["unknown-value"]


def test_a_page_beyond_the_end_is_the_last_with_a_notice(ask):
    CaseStudyFactory()

    answer = ask(page="9" * 20).json()

    assert (answer["page"], len(answer["results"])) == (1, 1)
    assert [notice["code"] for notice in answer["notices"]] == ["page-beyond-end"]


@pytest.mark.parametrize("name", ["page", "page_size", "year_from", "year_to"])
def test_a_malformed_number_is_a_problem(ask, name):
    response = ask(**{name: "abc"})

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert (problem["type"], problem["title"], problem["status"]) == (
        "about:blank",
        "Bad Request",
        400,
    )
    assert problem["errors"][0]["parameter"] == name


def test_posting_is_a_problem(client):
    response = client.post("/api/search/")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "a" * 5000,
        "word " * 40,
        "' OR 1=1 --",
        '"',
        "title:[* TO *]",
        "😀🙈",
        "<script>alert(1)</script>",
        "((((",
        "\\",
    ],
)
def test_any_text_gets_a_sensible_answer(ask, text):
    CaseStudyFactory()

    response = ask(q=text)

    assert response.status_code == 200
    Draft202012Validator(SCHEMA).validate(response.json())


def test_results_are_not_for_search_engines(ask):
    assert ask()["X-Robots-Tag"] == "noindex"


def test_a_reader_who_has_the_answer_is_told_that_it_stands(ask, client):
    CaseStudyFactory()
    first = ask(q="swab")

    again = client.get("/api/search/", {"q": "swab"}, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_an_answer_with_a_story_is_kept_by_nobody(ask):
    PersonalVoiceFactory(consent={"reuse": True})

    response = ask()

    assert response.json()["total"] == 1
    assert response["Cache-Control"] == "no-store"
    assert not response.has_header("ETag")


def test_a_misspelt_search_says_what_was_searched(ask):
    page = CaseStudyFactory(title="Magnesium in triage")

    data = ask(q="Magnesuim triage").json()

    Draft202012Validator(SCHEMA).validate(data)
    assert (data["query"], data["corrected_query"]) == ("Magnesuim triage", "Magnesium triage")
    assert data["results"][0]["identifier"] == page.record.pk


def test_an_exact_search_is_for_the_very_words(ask):
    CaseStudyFactory(title="Magnesium in triage")

    data = ask(q="magnesuim", exact="1").json()

    assert (data["corrected_query"], data["total"], data["exact"]) == (None, 0, True)


def test_a_story_s_rare_word_is_never_offered(ask):
    PersonalVoiceFactory(title="Ngozika", consent={"reuse": True})

    assert ask(q="Ngozika").json()["total"] == 1
    data = ask(q="Ngozka").json()

    assert (data["corrected_query"], data["total"]) == (None, 0)
