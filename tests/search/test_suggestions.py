"""What is offered while somebody types, as the search boxes get it."""

import pytest
from wagtail.models import PageViewRestriction

from repository.records.models import Consent
from repository.taxonomy.models import PriorityAreaName
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def ask(client, search_index):
    """Bring the index up to date once, then ask."""
    asked = []

    def get(text):
        if not asked:
            search_index()
            asked.append(True)
        return client.get("/search/suggest/", {"q": text})

    return get


@pytest.fixture
def offered(ask):
    def get(text):
        groups = ask(text).json()["groups"]
        return {group["kind"]: [item["text"] for item in group["items"]] for group in groups}

    return get


def test_suggestions_are_grouped_by_kind_and_lead_somewhere(ask, client):
    page = CaseStudyFactory(
        title="Listening better",
        themes=[ThemeFactory(slug="listening", name="Listening to women")],
        organisations=[(OrganisationFactory(name="Listen Trust", slug="listen-trust"), "led-by")],
    )

    answer = ask("list").json()

    assert answer == {
        "query": "list",
        "groups": [
            {
                "kind": "record",
                "label": "Records",
                "items": [
                    {"text": "Listening better", "url": page.get_url(), "note": "Case study"}
                ],
            },
            {
                "kind": "theme",
                "label": "Themes",
                "items": [
                    {
                        "text": "Listening to women",
                        "url": "/search/?theme=listening",
                        "note": "",
                    }
                ],
            },
            {
                "kind": "organisation",
                "label": "Organisations",
                "items": [
                    {
                        "text": "Listen Trust",
                        "url": "/search/?organisation=listen-trust",
                        "note": "",
                    }
                ],
            },
        ],
    }
    for group in answer["groups"]:
        for item in group["items"]:
            assert client.get(item["url"]).status_code == 200


def test_an_area_is_found_by_its_other_names(offered):
    area = PriorityAreaFactory(name="Haemorrhage", slug="haemorrhage")
    PriorityAreaName.objects.create(area=area, name="Bleeding after birth")
    CaseStudyFactory(priority_areas=[area])

    assert offered("bleed")["priority_area"] == [area.name]


def test_a_renamed_body_is_offered_by_its_present_name_alone(offered):
    body = OrganisationFactory(name="Northern Trust")
    CaseStudyFactory(organisations=[(body, "led-by")])
    offered("north")
    body.name = "Southern Trust"
    body.save()

    assert "organisation" not in offered("north")
    assert offered("south")["organisation"] == ["Southern Trust"]


def test_what_leads_to_nothing_is_not_offered(offered):
    ThemeFactory(slug="unused", name="Unused theme")
    OrganisationFactory(name="Unused Trust")
    CaseStudyFactory(title="Unused draft", published=False)

    assert offered("unused") == {}


def test_private_records_are_not_offered(offered):
    page = CaseStudyFactory(title="Weighing swabs")
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert offered("weigh") == {}


def test_a_record_taken_away_is_not_offered_before_the_index_has_followed(offered):
    page = CaseStudyFactory(title="Weighing swabs")
    assert offered("weigh")
    page.unpublish()

    assert offered("weigh") == {}


def test_a_story_is_offered_only_while_consent_lasts(ask, offered):
    page = PersonalVoiceFactory(title="I was bleeding")
    assert offered("bleed") == {"record": ["I was bleeding"]}
    assert ask("bleed")["Cache-Control"] == "no-store"

    Consent.objects.filter(voice=page).update(released=False)

    assert offered("bleed") == {}


def test_a_body_that_only_a_story_or_two_name_is_not_offered(offered):
    body = OrganisationFactory(name="Telling Trust")
    for _ in range(2):
        PersonalVoiceFactory(
            title="A story", organisations=[(body, "led-by")], consent={"show_place": True}
        )

    assert offered("telling") == {}


@pytest.mark.parametrize("text", ["", "a", "\x00", "%", "((", "<script>", "x" * 5000])
def test_nonsense_gets_an_answer(ask, text):
    response = ask(text)

    assert response.status_code == 200
    assert response.json()["groups"] == []


def test_it_asks_the_database_three_times_at_most(ask, django_assert_max_num_queries):
    CaseStudyFactory(title="Weighing swabs")
    ask("weigh")

    with django_assert_max_num_queries(3) as captured:
        ask("weigh")

    assert all(query["sql"].lstrip("(").startswith("SELECT") for query in captured)


def test_without_an_index_terms_are_still_offered(client, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    CaseStudyFactory(themes=[ThemeFactory(slug="listening", name="Listening")])

    groups = client.get("/search/suggest/", {"q": "list"}).json()["groups"]

    assert [group["kind"] for group in groups] == ["theme"]


def test_only_reading_is_possible(client):
    assert client.post("/search/suggest/").status_code == 405
