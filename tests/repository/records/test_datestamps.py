"""A record's datestamp moves with whatever a harvester could see of it change."""

import datetime as dt
import operator
import threading

import pytest
import time_machine
from django.db import connection, connections, transaction
from wagtail.models import PageViewRestriction, Site

from repository.publisher.models import PublisherSettings
from repository.records.choices import State
from repository.records.models import Consent, Record
from tests.databases import is_postgresql
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
PATIENCE = 20


def datestamp(page):
    return Record.objects.get(page=page).datestamp


def rename_area(page):
    area = page.priority_areas.get()
    area.name = "Bleeding"
    area.save()


def merge_organisation(page):
    organisation = page.organisations.get().organisation
    organisation.successor = OrganisationFactory()
    organisation.save()


def rename_theme(page):
    theme = page.themes.get()
    theme.name = "Another name"
    theme.save()


def edit(page):
    page.change_note = "Said more clearly."
    page.save_revision().publish()


def correct(page):
    page.minor_correction = True
    page.save_revision().publish()


def move_list(page):
    parent = page.get_parent().specific
    parent.slug = "elsewhere"
    parent.save_revision().publish()


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def name_publisher(_page):
    settings = PublisherSettings.for_site(Site.objects.get())
    settings.publisher_name = "Example Observatory"
    settings.save()


@pytest.mark.parametrize(
    "change",
    [
        edit,
        correct,
        rename_area,
        rename_theme,
        merge_organisation,
        move_list,
        make_private,
        name_publisher,
        lambda page: page.unpublish(),
    ],
)
def test_it_moves_with_each_exposed_change(change):
    page = CaseStudyFactory(priority_areas=[PriorityAreaFactory()], themes=[ThemeFactory()])
    before = datestamp(page)

    change(page)

    assert datestamp(page) > before


def test_it_stays_while_a_draft_is_saved():
    page = CaseStudyFactory()
    before = datestamp(page)

    page.title = "A draft that nobody sees"
    page.save_revision()

    assert datestamp(page) == before


def test_it_moves_with_consent():
    page = PersonalVoiceFactory()
    before = datestamp(page)
    consent = Consent.objects.get(voice=page)

    consent.reuse = True
    consent.save()

    assert datestamp(page) > before


def test_it_moves_when_a_tool_is_used_and_a_recommendation_replaced():
    tool, older = ToolFactory(), PolicyRecommendationFactory()
    before = datestamp(tool), datestamp(older)

    CaseStudyFactory(tools_used=[tool])
    PolicyRecommendationFactory(supersedes=older)

    assert datestamp(tool) > before[0]
    assert datestamp(older) > before[1]


def withdraw(voice):
    consent = Consent.objects.get(voice=voice)
    consent.released = False
    consent.save()


def retract(page):
    record = page.record
    record.state = State.RETRACTED
    record.save()


@pytest.mark.parametrize("change", [edit, withdraw, retract, lambda voice: voice.unpublish()])
def test_it_moves_with_what_a_record_quotes_or_rests_on(change):
    voice = PersonalVoiceFactory(
        quotations=[("quotation", {"text": "Nobody came."})], consent={"reuse": True}
    )
    statement = {"text": "<p>Answer the bell.</p>", "evidence_records": [voice]}
    pages = [
        CaseStudyFactory(quoted_voices=[("quoted_voice", {"voice": voice, "quotation": "q1"})]),
        PolicyRecommendationFactory(statements=[("statement", statement)]),
    ]
    before = list(map(datestamp, pages))

    change(voice)

    assert all(map(operator.gt, map(datestamp, pages), before))


def test_no_two_changes_share_one_even_when_the_clock_stands():
    with time_machine.travel(dt.datetime(2030, 1, 1, tzinfo=dt.UTC), tick=False):
        first, second = CaseStudyFactory(), CaseStudyFactory()

    assert datestamp(first) != datestamp(second)


def test_it_does_not_go_back_when_the_clock_does():
    page = CaseStudyFactory()
    before = datestamp(page)

    with time_machine.travel(before - dt.timedelta(hours=1), tick=False):
        edit(page)

    assert datestamp(page) > before


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_changes_are_committed_in_the_order_of_their_datestamps():
    first, second = CaseStudyFactory(), CaseStudyFactory()
    done = threading.Event()

    def change_the_second():
        Record.objects.filter(page=second).move_datestamps()
        done.set()
        connections.close_all()

    with transaction.atomic():
        Record.objects.filter(page=first).move_datestamps()
        other = threading.Thread(target=change_the_second)
        other.start()
        # Until the other one is seen to wait for us; SQLite does not tell.
        while is_postgresql() and not count_waiting():
            assert not done.is_set()
    other.join(PATIENCE)

    assert done.is_set()
    assert datestamp(second) > datestamp(first)


def count_waiting():
    with connection.cursor() as cursor:
        # Without this, a transaction is told for ever what it was told first.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            " AND datname = current_database()"
        )
        return cursor.fetchone()[0]
