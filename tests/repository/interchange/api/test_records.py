"""Records by the API: which are listed, how the list is read on, what each one shows."""

import random

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from repository.records.choices import Reason, State
from repository.records.models import Consent, Record
from repository.taxonomy.models import PriorityArea
from tests.databases import deal_seeds
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.api.asking import ask, list_all, list_identifiers

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def names(*pages):
    return sorted(page.record.pk for page in pages)


def set_state(page, state):
    record = Record.objects.get(page=page)
    record.state, record.reason_category = state, Reason.OTHER
    record.save()


def test_a_list_has_what_is_public_by_identifier():
    shown = [CaseStudyFactory(), ToolFactory(), VoiceFactory(), PolicyRecommendationFactory()]
    CaseStudyFactory(published=False)
    PersonalVoiceFactory()
    restrict(CaseStudyFactory())
    ToolFactory().unpublish()

    assert list_identifiers() == names(*shown)


def test_a_list_is_read_on_by_its_links_and_each_record_comes_once():
    pages = CaseStudyFactory.create_batch(7)

    answer = ask("records/", page_size=3)

    assert len(answer.json()["records"]) == 3
    assert answer.headers["Link"] == f'<{answer.json()["next"]}>; rel="next"'
    assert list_identifiers(page_size=3) == names(*pages)
    assert list_identifiers(page_size=7) == names(*pages)
    assert "Link" not in ask("records/", page_size=7).headers


@pytest.mark.parametrize("seed", deal_seeds(6))
def test_what_stays_is_listed_once_while_other_records_come_and_go(seed):
    rng = random.Random(seed)  # noqa: S311 - the same every time
    staying = CaseStudyFactory.create_batch(6)
    going = CaseStudyFactory.create_batch(4)

    def change():
        if going and rng.random() < 0.6:
            going.pop().unpublish()
        else:
            page = rng.choice(staying)
            page.title, page.change_note = f"{page.title}*", f"{page.change_note}*"
            page.save_revision().publish()
            ToolFactory()

    found = [
        record["identifier"]
        for record in list_all("records/", "records", between=change, page_size=2)
    ]

    assert len(found) == len(set(found))
    assert set(names(*staying)) <= set(found)


def test_a_page_is_full_however_many_may_not_leave():
    """Otherwise a short page would tell that there is something."""
    for _ in range(3):
        PersonalVoiceFactory(consent={"released": False, "reuse": True}, published=False)
    hidden = PersonalVoiceFactory.create_batch(4, consent={"reuse": True})
    # A consent that is no more, which no filter of the database knows of.
    Consent.objects.all().delete()
    shown = VoiceFactory.create_batch(3)

    found = ask("records/", page_size=3).json()

    assert [record["identifier"] for record in found["records"]] == names(*shown)
    assert found["next"] is None
    assert not set(names(*hidden)) & set(list_identifiers())


def test_records_are_narrowed_by_what_they_are():
    area, theme = PriorityAreaFactory(slug="bleeding"), ThemeFactory(slug="listening")
    body = OrganisationFactory(name="Example Trust")
    page = CaseStudyFactory(
        priority_areas=[area],
        cross_cutting=False,
        themes=[theme],
        tags=["scales"],
        organisations=[(body, "led-by")],
        year=2020,
    )
    other = ToolFactory(summary_of_work=True, language="cy", year=2024)
    mine, others = names(page), names(other)

    for parameters, expected in (
        ({"type": "case-study"}, mine),
        ({"type": ["case-study", "tool"]}, sorted(mine + others)),
        ({"type": ["case-study", "tool"], "language": "cy"}, others),
        ({"priority_area": "bleeding"}, mine),
        ({"priority_area": "cross-cutting"}, others),
        ({"priority_area": ["bleeding", "cross-cutting"]}, sorted(mine + others)),
        ({"theme": "listening"}, mine),
        ({"tag": "scales"}, mine),
        ({"tag": "nobody-says-this"}, []),
        ({"organisation": body.slug}, mine),
        ({"organisation": "no-such-body"}, []),
        ({"provenance": "summary"}, others),
        ({"year_from": 2021}, others),
        ({"year_to": 2020}, mine),
        ({"year_from": 2020, "year_to": 2020}, mine),
    ):
        assert list_identifiers(**parameters) == expected, parameters


def test_records_are_narrowed_by_when_they_moved():
    first, second = CaseStudyFactory(), CaseStudyFactory()
    moved = second.record.datestamp.isoformat()

    assert list_identifiers(changed_since=moved) == names(second)
    assert list_identifiers(changed_before=moved) == names(first)
    assert list_identifiers(changed_since="2000-01-01") == names(first, second)


def test_records_are_narrowed_by_state():
    current, retracted = CaseStudyFactory(), CaseStudyFactory()
    set_state(retracted, State.RETRACTED)

    assert list_identifiers() == names(current, retracted)
    assert list_identifiers(state="current") == names(current)
    assert list_identifiers(state=["retracted", "superseded"]) == names(retracted)


def test_an_area_is_found_by_the_name_it_had():
    area = PriorityAreaFactory(slug="before", name="Before")
    page = CaseStudyFactory(priority_areas=[area])
    area = PriorityArea.objects.get(pk=area.pk)
    area.slug, area.name = "after", "After"
    area.save()

    assert list_identifiers(priority_area="before") == names(page)


def test_a_body_has_the_records_of_those_that_merged_into_it():
    new = OrganisationFactory(name="New Trust")
    old = OrganisationFactory(name="Old Trust", successor=new)
    page = CaseStudyFactory(organisations=[(old, "led-by")])

    assert list_identifiers(organisation=new.slug) == names(page)


def test_a_story_is_found_by_nothing_that_could_single_its_teller_out():
    body, area = OrganisationFactory(), PriorityAreaFactory(slug="bleeding")
    story = PersonalVoiceFactory(
        organisations=[(body, "led-by")],
        priority_areas=[area],
        tags=["scales"],
        year=2020,
        consent={"reuse": True, "show_place": True, "show_ethnicity": True, "show_dates": True},
    )

    assert list_identifiers(priority_area="bleeding", type="voice") == names(story)
    for parameters in ({"organisation": body.slug}, {"tag": "scales"}, {"year_to": 2020}):
        assert list_identifiers(**parameters) == []


@pytest.mark.parametrize(
    ("parameters", "parameter", "said"),
    [
        ({"type": "poem"}, "type", "case-study"),
        ({"state": "removed"}, "state", "retracted"),
        ({"language": "xx"}, "language", "en"),
        ({"provenance": "x"}, "provenance", "summary"),
        ({"priority_area": "nonsense"}, "priority_area", "cross-cutting"),
        ({"theme": "nonsense"}, "theme", "no “nonsense”"),
        ({"tag": "a\x00b"}, "tag", "match"),
        ({"organisation": "a b"}, "organisation", "match"),
        ({"year_from": "then"}, "year_from", "integer"),
        ({"year_from": 2021, "year_to": 2020}, "", "year_from must not be after year_to"),
        ({"changed_since": "soon"}, "changed_since", "2026-04-03T12:00:00Z"),
        ({"changed_since": "2026-04-03T12:00:00"}, "changed_since", "time zone"),
        ({"changed_since": "0001-01-01"}, "changed_since", "day"),
        ({"changed_since": "2026-02-30"}, "changed_since", "day"),
        ({"changed_since": "2026-01-02", "changed_before": "2026-01-01"}, "", "changed_before"),
        ({"page_size": 101}, "page_size", "100"),
        ({"page_size": 0}, "page_size", "1"),
        ({"cursor": "nonsense"}, "cursor", "no cursor"),
        ({"cursor": "é"}, "cursor", "match"),
        ({"prioriry_area": "bleeding"}, "prioriry_area", "priority_area"),
        ({"type": ["tool"] * 51}, "type", "50"),
    ],
)
def test_what_cannot_be_understood_is_said(parameters, parameter, said):
    answer = ask("records/", status=400, **parameters)

    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["title"], problem["status"]) == ("Bad Request", 400)
    (error,) = problem["errors"]
    assert error["parameter"] == parameter
    assert said in error["detail"]


def test_a_record_is_read_by_its_identifier_in_any_case():
    record = CaseStudyFactory(title="Weigh every swab").record

    for name in (record.pk, record.pk.upper()):
        found = ask(f"records/{name}/").json()
        assert (found["identifier"], found["title"]) == (record.pk, "Weigh every swab")
        assert found["permanent_url"] == f"http://testserver/id/{record.pk}"
        assert found["api_url"] == f"http://testserver/api/records/{record.pk}/"
        assert found["url"].startswith("http://testserver/case-studies/")
        assert found["version"]["number"] == 1
        assert found["version"]["url"] == f"http://testserver/id/{record.pk}/v/1"


@pytest.mark.parametrize(
    "go",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: set_state(page, State.REMOVED),
    ],
)
def test_of_a_record_that_has_gone_the_identifier_is_left(go):
    page = CaseStudyFactory(title="Canary")
    identifier = page.record.pk
    go(page)

    for path in ("", "versions/", "versions/1/"):
        answer = ask(f"records/{identifier}/{path}", status=410)
        assert answer.json() == {
            "type": "about:blank",
            "title": "Gone",
            "status": 410,
            "detail": "This record is no longer shared here.",
            "identifier": identifier,
        }
        assert answer.headers["Cache-Control"] == "no-store"


def test_of_a_story_that_was_withdrawn_the_identifier_is_left():
    page = PersonalVoiceFactory(consent={"reuse": True})
    assert ask(f"records/{page.record.pk}/").json()["title"] == page.title

    consent = Consent.objects.get(voice=page)
    consent.reuse = False
    consent.save()

    assert ask(f"records/{page.record.pk}/", status=410).json()["identifier"] == page.record.pk


def test_nothing_is_said_of_what_never_left():
    draft = CaseStudyFactory(published=False)
    story = PersonalVoiceFactory()
    private = CaseStudyFactory()
    restrict(private)

    assert not hasattr(draft, "record")
    unknown = ask("records/cs-000000000/", status=404).json()
    for page in (story, private):
        for path in ("", "versions/", "versions/1/"):
            assert ask(f"records/{page.record.pk}/{path}", status=404).json() == unknown


def test_whoever_is_logged_in_sees_no_more(admin_client):
    page = CaseStudyFactory()
    restrict(page)

    assert admin_client.get(f"/api/records/{page.record.pk}/").status_code == 404
    assert admin_client.get("/api/records/").json()["records"] == []


def test_a_story_has_only_what_its_teller_agreed_to():
    story = PersonalVoiceFactory(
        place="Exampletown",
        tags=["scales"],
        ethnic_groups=[("2001-n", "")],
        consent={"reuse": True},
    )

    text = ask(f"records/{story.record.pk}/").content.decode()

    for word in ("Exampletown", "Nigerian", "2001-n", "scales", "2025"):
        assert word not in text.replace(story.record.datestamp.strftime("%Y-%m-%d"), "")
    assert "nobody came" in text


def test_a_page_of_a_hundred_takes_few_queries():
    for factory in (CaseStudyFactory, PolicyRecommendationFactory, ToolFactory, VoiceFactory):
        factory.create_batch(
            3, tags=["scales"], themes=[ThemeFactory()], priority_areas=[PriorityAreaFactory()]
        )
    PersonalVoiceFactory(consent={"reuse": True})
    ask("records/")

    with CaptureQueriesContext(connection) as asked:
        found = ask("records/", page_size=100).json()["records"]

    assert len(found) == 13
    assert len(asked) <= 10, [query["sql"][:150] for query in asked]


def test_a_narrow_list_takes_few_queries():
    theme, area, body = ThemeFactory(), PriorityAreaFactory(), OrganisationFactory()
    CaseStudyFactory(
        themes=[theme], priority_areas=[area], organisations=[(body, "led-by")], tags=["scales"]
    )
    parameters = {
        "theme": theme.slug,
        "priority_area": area.slug,
        "organisation": body.slug,
        "tag": "scales",
    }
    ask("records/", **parameters)

    with CaptureQueriesContext(connection) as asked:
        assert len(ask("records/", **parameters).json()["records"]) == 1

    assert len(asked) <= 10, [query["sql"][:150] for query in asked]


def test_nothing_can_be_written():
    page = CaseStudyFactory()
    for path in ("records/", f"records/{page.record.pk}/", "changes/", "openapi.json"):
        for method in ("post", "put", "patch", "delete"):
            refused = getattr(Client(), method)(f"/api/{path}")
            assert refused.status_code == 405
            assert refused.headers["Allow"] == "GET, HEAD"
