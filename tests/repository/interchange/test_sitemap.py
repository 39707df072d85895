"""The sitemap against the database: every address that should be found, and no other."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from repository.interchange import sitemap
from tests.factories.case_study import CaseStudyFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.crawling import SITE, read_locations, read_sitemap

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def fetch(client):
    return lambda: read_sitemap(client)


def test_every_address_is_that_of_a_page_that_may_be_indexed(client, fetch, search_index):
    CaseStudyFactory()
    PriorityAreaFactory()
    PersonalVoiceFactory(consent={"site": True})
    search_index()

    for path in fetch():
        response = client.get(path)
        assert response.status_code == 200, path
        assert "noindex" not in response.get("X-Robots-Tag", ""), path
        assert 'content="noindex' not in response.content.decode(), path


def test_a_draft_moves_no_date_and_a_publication_does(fetch):
    with time_machine.travel(dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC), tick=False):
        page = CaseStudyFactory()
    path = page.get_url()
    with time_machine.travel(dt.datetime(2026, 5, 2, 12, tzinfo=dt.UTC), tick=False):
        page.title = "Draft"
        page.save_revision()
        drafted = fetch()[path]
    with time_machine.travel(dt.datetime(2026, 5, 3, 12, tzinfo=dt.UTC), tick=False):
        page.minor_correction = True
        page.save_revision().publish()
        published = fetch()[path]

    assert (drafted, published) == ("2026-05-01", "2026-05-03")


def test_a_draft_of_another_page_moves_no_date_either(fetch, home_page):
    before = fetch()["/"]
    with time_machine.travel(dt.datetime(2030, 5, 2, 12, tzinfo=dt.UTC), tick=False):
        home_page.heading = "Draft"
        home_page.save_revision()
        after = fetch()["/"]

    assert after == before


def test_a_renamed_area_moves_the_date_of_its_records(fetch):
    area = PriorityAreaFactory()
    with time_machine.travel(dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC), tick=False):
        page = CaseStudyFactory(priority_areas=[area])
    with time_machine.travel(dt.datetime(2026, 5, 2, 12, tzinfo=dt.UTC), tick=False):
        area.name = "Bleeding"
        area.save()

    assert fetch()[page.get_url()] == "2026-05-02"


def test_a_story_leaves_at_the_second_at_which_its_time_is_over(fetch):
    end = timezone.now() + dt.timedelta(minutes=5)
    page = PersonalVoiceFactory(consent={"site": True, "expires_at": end})

    before = fetch()
    with time_machine.travel(end, tick=False):
        after = fetch()

    assert page.get_url() in before
    assert page.get_url() not in after


def test_more_than_a_part_may_have_are_in_several(client, fetch, monkeypatch):
    for kind in (sitemap.RecordSitemap, sitemap.VoiceSitemap):
        monkeypatch.setattr(kind, "limit", 2)
    pages = [*CaseStudyFactory.create_batch(5), *VoiceFactory.create_batch(3)]

    parts = read_locations(client.get("/sitemap.xml"))

    assert [part for part in parts if "case" in part or "voice" in part] == [
        f"{SITE}/sitemap-case-studies.xml",
        f"{SITE}/sitemap-case-studies.xml?p=2",
        f"{SITE}/sitemap-case-studies.xml?p=3",
        f"{SITE}/sitemap-voices.xml",
        f"{SITE}/sitemap-voices.xml?p=2",
    ]
    assert {page.get_url() for page in pages} <= set(fetch())


def test_no_part_is_larger_than_allowed():
    # An address of this site has at most 2,000 characters.
    assert sitemap.LIMIT <= 50_000
    assert sitemap.LIMIT * 2_100 < 50_000_000


def test_parts_with_nothing_in_them_are_not_named(client):
    assert read_locations(client.get("/sitemap.xml")) == [f"{SITE}/sitemap-pages.xml"]


def test_the_robots_are_told_where_it_is(client):
    assert f"\nSitemap: {SITE}/sitemap.xml\n" in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize(
    "path",
    ["/sitemap-nothing.xml", "/sitemap-pages.xml?p=9", "/sitemap-pages.xml?p=x"],
)
def test_there_is_no_part_that_there_is_not(client, path):
    assert client.get(path).status_code == 404


def test_whoever_has_a_part_asks_by_the_tag_which_tells_of_what_has_gone(client):
    pages = CaseStudyFactory.create_batch(2)
    first = client.get("/sitemap-case-studies.xml")

    def ask():
        headers = {"If-None-Match": first["ETag"]}
        return client.get("/sitemap-case-studies.xml", headers=headers).status_code

    assert ask() == 304
    pages[0].unpublish()
    assert ask() == 200
    # A date would say that nothing had been added.
    assert not first.has_header("Last-Modified")
    assert first["Cache-Control"] == "no-cache"
    assert first["Content-Type"] == "application/xml"


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/sitemap.xml", 14),
        ("/sitemap-pages.xml", 5),
        ("/sitemap-case-studies.xml", 5),
        ("/sitemap-voices.xml", 5),
    ],
)
def test_queries_do_not_grow_with_addresses(client, path, most):
    def count():
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        return len(asked)

    def add():
        CaseStudyFactory()
        VoiceFactory()
        PersonalVoiceFactory(consent={"site": True})

    add()
    one = count()
    for _ in range(4):
        add()

    assert count() == one <= most
