"""Which records leave whole, which as a notice, and which without a trace."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import RecordIndexPage
from repository.interchange.sets import remember_sets
from repository.interchange.transfer.leaving import find_leaving
from repository.records.choices import Reason, State
from repository.records.models import Record
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
WHOLE, GONE, NO_TRACE = "whole", "gone", "no trace"


def fate(page, home):
    leaving = find_leaving(home.page_ptr)
    record = Record.objects.filter(page=page.pk).first() or page.record
    whole = record.pk in leaving.whole
    assert whole == (page.pk in leaving.pages)
    return WHOLE if whole else GONE if record.pk in leaving.gone else NO_TRACE


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def change(page, state):
    page.record.state, page.record.reason_category = state, Reason.OTHER
    page.record.save()


@pytest.mark.parametrize("make", [CaseStudyFactory, ToolFactory, VoiceFactory])
def test_a_public_record_leaves_whole(home_page, make):
    assert fate(make(), home_page) == WHOLE


@pytest.mark.parametrize("state", [State.SUPERSEDED, State.RETRACTED])
def test_one_that_may_still_be_read_leaves_whole(home_page, state):
    page = CaseStudyFactory()
    change(page, state)

    assert fate(page, home_page) == WHOLE


@pytest.mark.parametrize("state", [State.REMOVED, State.CONSENT_ENDED])
def test_one_that_may_not_be_read_leaves_a_notice(home_page, state):
    page = CaseStudyFactory()
    change(page, state)

    assert fate(page, home_page) == GONE


def test_one_that_was_unpublished_leaves_a_notice(home_page):
    page = CaseStudyFactory()
    page.unpublish()

    assert fate(page, home_page) == GONE


def test_a_record_without_its_page_leaves_a_notice(home_page):
    page = CaseStudyFactory()
    record = page.record
    page.delete()

    assert record.pk in find_leaving(home_page.page_ptr).gone


def test_one_that_was_never_published_leaves_no_trace(home_page):
    page = CaseStudyFactory(published=False)
    leaving = find_leaving(home_page.page_ptr)

    assert page.pk not in leaving.pages
    assert not leaving.gone


def test_a_private_page_leaves_no_trace_unless_harvesters_know_of_it(home_page):
    page = CaseStudyFactory()
    page.record.memberships.all().delete()
    restrict(page)
    assert fate(page, home_page) == NO_TRACE

    page.record.memberships.create(spec="type:case-study")
    assert fate(page, home_page) == GONE


def test_what_is_below_a_private_page_stays(home_page):
    page = CaseStudyFactory()
    page.record.memberships.all().delete()
    restrict(page.get_parent())

    assert fate(page, home_page) == NO_TRACE


def test_what_is_below_an_unpublished_page_stays_and_is_told_of(home_page):
    page = ToolFactory()
    RecordIndexPage.objects.get(record_type="tool").unpublish()
    leaving = find_leaving(home_page.page_ptr)

    assert page.pk not in leaving.pages
    assert leaving.left_out == [f"/tools/{page.slug}/"]


def test_a_story_for_this_site_alone_leaves_no_trace(home_page):
    assert fate(PersonalVoiceFactory(consent={}), home_page) == NO_TRACE


def test_a_story_that_may_be_reused_leaves(home_page):
    assert fate(PersonalVoiceFactory(consent={"reuse": True}), home_page) == WHOLE


def test_a_story_that_this_site_may_not_show_does_not_leave_by_its_other_scope(home_page):
    page = PersonalVoiceFactory(consent={"reuse": True})
    page.consent.site = False
    page.consent.save()

    assert fate(page, home_page) == GONE


def test_a_story_that_harvesters_knew_and_may_not_keep_leaves_a_notice(home_page):
    page = PersonalVoiceFactory(consent={"reuse": True})
    remember_sets([page.record.pk])
    page.consent.reuse = False
    page.consent.save()

    assert fate(page, home_page) == GONE


def test_a_consent_that_has_ended_by_time_alone_is_over(home_page):
    page = PersonalVoiceFactory(consent={"reuse": True})
    page.consent.expires_at = timezone.now() - dt.timedelta(seconds=1)
    page.consent.save()

    assert fate(page, home_page) == GONE


def test_a_translation_stays_when_its_original_does(home_page):
    original = PersonalVoiceFactory(consent={"reuse": True, "translation": True})
    translation = PersonalVoiceFactory(
        translation_of=original, translator="A.", checked_by="B.", language="ur", consent=None
    )
    assert fate(translation, home_page) == WHOLE

    restrict(original)
    assert translation.pk not in find_leaving(home_page.page_ptr).pages
