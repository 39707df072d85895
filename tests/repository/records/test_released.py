"""What may leave: asked of the database at that moment, whatever an index or a version holds."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from repository.records.choices import Reason, State
from repository.records.consent import Surface
from repository.records.models import Record
from repository.records.released import build_contents, load_released
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def released(page, surface=Surface.OAI):
    return load_released([page.record.pk], surface).get(page.record.pk)


def test_a_public_record_leaves_as_its_page_says_it():
    page = CaseStudyFactory(title="Weigh every swab")

    found = released(page)

    assert found.outline["title"] == "Weigh every swab"
    assert [section["key"] for section in found.content["sections"]]
    assert found.edition.number == 1


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def make_private_above(page):
    make_private(page.get_parent())


def unpublish(page):
    page.unpublish()


def delete(page):
    page.delete()


def remove(page):
    record = page.record
    record.state, record.reason_category = State.REMOVED, Reason.OTHER
    record.save()


@pytest.mark.parametrize("go", [make_private, make_private_above, unpublish, delete, remove])
def test_what_has_gone_does_not(go):
    page = CaseStudyFactory()
    identifier = page.record.pk
    assert load_released([identifier], Surface.OAI)

    go(page)

    assert not load_released([identifier], Surface.OAI)


def test_a_draft_does_not():
    CaseStudyFactory(published=False)

    assert not load_released(Record.objects.values_list("pk", flat=True), Surface.OAI)


def test_a_story_leaves_only_where_consent_covers_re_use():
    here, everywhere = PersonalVoiceFactory(), PersonalVoiceFactory(consent={"reuse": True})

    assert released(here, Surface.PAGE)
    assert not released(here)
    assert released(everywhere)


def test_a_story_leaves_without_the_parts_that_consent_keeps_back():
    page = PersonalVoiceFactory(consent={"reuse": True, "show_place": False})

    assert released(page).outline["place"] == ""


def test_a_story_stops_leaving_at_the_second_its_consent_ends():
    end = timezone.now() + dt.timedelta(days=1)
    page = PersonalVoiceFactory(consent={"reuse": True, "expires_at": end, "translation": True})
    translation = PersonalVoiceFactory(
        translation_of=page, language="pl", translator="A", checked_by="B", consent=None
    )

    with time_machine.travel(end - dt.timedelta(seconds=1), tick=False):
        assert released(page)
        assert released(translation)
    with time_machine.travel(end, tick=False):
        assert not released(page)
        assert not released(translation)


def test_they_come_in_the_order_asked_for():
    pages = [CaseStudyFactory(), ToolFactory(), CaseStudyFactory()]
    names = [page.record.pk for page in reversed(pages)]

    assert list(load_released([*names, names[0], "cs-unknown"], Surface.OAI)) == names


def make_pages():
    area, theme, tool = PriorityAreaFactory(), ThemeFactory(), ToolFactory(tags=["swabs"])
    common = {"priority_areas": [area], "themes": [theme], "tags": ["scales"]}
    return [
        tool,
        CaseStudyFactory(**common, tools_used=[tool]),
        PolicyRecommendationFactory(**common, supersedes=PolicyRecommendationFactory()),
        VoiceFactory(**common),
        PersonalVoiceFactory(**common, consent={"reuse": True}),
    ]


def count_queries(pages):
    names = [page.record.pk for page in pages]
    with CaptureQueriesContext(connection) as asked:
        contents = build_contents(list(load_released(names, Surface.OAI).values()))
    assert len(contents) == len(names)
    return len(asked)


def test_it_takes_the_same_number_of_queries_however_many_there_are():
    few, many = make_pages(), [page for _ in range(3) for page in make_pages()]
    count_queries(few)

    assert count_queries(many) == count_queries(few)


def test_an_outline_names_areas_themes_tags_and_organisations():
    page = CaseStudyFactory(
        priority_areas=[PriorityAreaFactory(name="Bleeding")],
        themes=[ThemeFactory(name="Measuring")],
        tags=["scales"],
    )

    outline = released(page).outline

    named = [outline[key][0]["label"] for key in ("priority_areas", "themes", "tags")]
    assert named == ["Bleeding", "Measuring", "scales"]
    assert outline["organisations"][0]["label"] == page.organisations.get().organisation.name
