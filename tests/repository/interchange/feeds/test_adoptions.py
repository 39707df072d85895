"""Feeds of adoptions, as a feed reader gets them."""

import datetime as dt
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from repository.interchange.feeds import adoptions
from repository.replication.adoptions.following_up import note_failure
from repository.replication.choices import AdoptionStage, AdoptionStatus
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import links as links_of
from tests.reading import read
from tests.repository.interchange.feeds.reader import links, parse, titles

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ALL = "/feeds/adoptions/"


@pytest.fixture
def record(home_page):  # noqa: ARG001 - pages hang below it
    return CaseStudyFactory(title="Weighing swabs").record


def address(record):
    return f"{ALL}{record.pk}/"


def test_an_entry_tells_who_does_what_how_far_they_are_and_why_they_stopped(fetch, record):
    adoption = AdoptionFactory(
        record=record,
        organisation__name="Northern Trust",
        unit="Labour ward",
        stage=AdoptionStage.STOPPED,
        stage_since=dt.date(2026, 3, 1),
        stop_reason="No interpreters at night",
    )

    (entry,) = parse(fetch(ALL)).entries

    assert entry.title == "Northern Trust, Labour ward: Weighing swabs"
    assert entry.id == f"http://testserver/id/{record.pk}/adoptions/{adoption.pk}/"
    assert entry.summary.startswith("Stopped since 1 March 2026. Why it stopped: No interpreters")
    assert [tag.term for tag in entry.tags] == ["Stopped"]


def test_an_entry_leads_to_the_adoption_also_where_the_list_has_a_second_page(fetch, record):
    AdoptionFactory(record=record, stage_since=dt.date(2026, 1, 1), organisation__name="First")
    for _ in range(20):
        AdoptionFactory(record=record, stage_since=dt.date(2026, 2, 1))
    entry = next(each for each in parse(fetch(ALL)).entries if each.title.startswith("First"))

    there = fetch(fetch(urlsplit(entry.link).path)["Location"])

    shown = read(there).main.find(
        id=urlsplit(fetch(urlsplit(entry.link).path)["Location"]).fragment
    )
    assert "First" in shown.get_text()


def test_an_adoption_that_is_not_public_has_no_address(fetch, record):
    hidden = AdoptionFactory(record=record, status=AdoptionStatus.WAITING)

    assert fetch(f"/id/{record.pk}/adoptions/{hidden.pk}/").status_code == 404
    assert fetch(f"/id/{record.pk}/adoptions/{10**30}/").status_code == 404


def test_a_mailbox_that_fails_is_no_news(fetch, record):
    adoption = AdoptionFactory(record=record)
    before = fetch(ALL)["ETag"]

    note_failure(adoption)

    assert fetch(ALL)["ETag"] == before


def test_what_changed_last_comes_first_up_to_the_size_of_the_feed(fetch, record, monkeypatch):
    monkeypatch.setattr(adoptions, "SIZE", 2)
    made = []
    for day in (1, 2, 3):
        with time_machine.travel(dt.datetime(2026, 5, day, 12, tzinfo=dt.UTC), tick=False):
            made.append(AdoptionFactory(record=record, organisation__name=f"Trust {day}"))
    made[0].save()

    assert titles(fetch(ALL)) == ["Trust 1: Weighing swabs", "Trust 3: Weighing swabs"]


def test_a_record_has_a_feed_of_its_own_adoptions_alone(fetch, record):
    AdoptionFactory(record=record, organisation__name="Northern Trust")
    AdoptionFactory(record=CaseStudyFactory().record)

    response = fetch(address(record))

    assert titles(response) == ["Northern Trust: Weighing swabs"]
    assert links(response) == {
        "self": f"http://testserver{address(record)}",
        "alternate": f"http://testserver/id/{record.pk}/adoptions/",
    }
    assert parse(response).feed.id == f"tag:testserver,2026-01-01:feeds/adoptions/{record.pk}"


def test_neither_mailbox_nor_key_is_told(fetch, record):
    adoption = AdoptionFactory(record=record, mailbox="team@adopter.example")

    text = fetch(ALL).content.decode()

    assert "adopter.example" not in text
    assert adoption.key not in text


@pytest.mark.parametrize("status", sorted(set(AdoptionStatus) - {AdoptionStatus.PUBLIC}))
def test_what_is_not_public_is_not_told(fetch, record, status):
    AdoptionFactory(record=record, status=status)

    assert titles(fetch(ALL)) == titles(fetch(address(record))) == []


def test_of_a_record_that_has_gone_or_is_private_nothing_is_told(fetch, record):
    private = CaseStudyFactory()
    for each in (record, private.record):
        AdoptionFactory(record=each)
    record.page.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    assert titles(fetch(ALL)) == []
    assert fetch(address(record)).status_code == 410
    assert fetch(address(private.record)).status_code == 404


def test_nobody_adopts_a_story(fetch):
    story = PersonalVoiceFactory(consent={"reuse": True}).record

    assert fetch(address(story)).status_code == 404


def test_a_reader_who_has_the_feed_is_told_that_it_stands_until_something_changes(fetch, record):
    adoption = AdoptionFactory(record=record)
    for path in (ALL, address(record)):
        held = {"If-None-Match": fetch(path)["ETag"]}
        assert fetch(path, headers=held).status_code == 304
        adoption.stage = AdoptionStage.STOPPED if path == ALL else AdoptionStage.SUSTAINED
        adoption.save()
        assert fetch(path, headers=held).status_code == 200


def test_queries_do_not_grow_with_entries(client, record):
    def count(path):
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        return len(asked)

    AdoptionFactory(record=record)
    before = count(ALL), count(address(record))
    for _ in range(4):
        AdoptionFactory(record=CaseStudyFactory().record)
        AdoptionFactory(record=record)

    assert (count(ALL), count(address(record))) == before
    assert max(before) <= 8


def test_the_list_of_adoptions_and_the_page_on_data_lead_to_the_feeds(client, record):
    listed = read(client.get(f"/id/{record.pk}/adoptions/"))

    assert address(record) in links_of(listed.main).values()
    assert listed.find("link", type="application/atom+xml")["href"] == address(record)
    assert ALL in links_of(read(client.get("/data/")).main).values()
