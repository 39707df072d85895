"""Feeds as a feed reader gets them: what is new, page by page."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.models import PageViewRestriction

from repository.interchange.feeds import views
from repository.publisher.models import PublisherSettings
from repository.records.choices import Reason, State
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.feeds.reader import (
    ATOM,
    edit,
    gone,
    links,
    make_site,
    parse,
    put_in_state,
    titles,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
#: What RFC 4287 wants exactly once in a feed and in each entry.
NEEDED = ("id", "title", "updated")


def test_an_entry_has_a_permanent_identity_and_says_whose_account_it_is(fetch):
    page = CaseStudyFactory(
        title="Swabs & <b>scales</b>",
        summary="5 < 6 & more.",
        summary_of_work=True,
        priority_areas=[PriorityAreaFactory(name="Haemorrhage")],
        themes=[ThemeFactory()],
    )

    (entry,) = parse(fetch()).entries

    address = f"http://testserver/id/{page.record.pk}"
    assert (entry.id, entry.link) == (address, address)
    assert entry.title == "Swabs & <b>scales</b>"
    assert entry.summary == "Summary of published work. 5 &lt; 6 &amp; more."
    assert {tag.term for tag in entry.tags} == {"Case study", "Haemorrhage", "Listening"}
    assert entry.rights == "Open Government Licence v3.0"


def test_a_feed_has_what_atom_needs_once_and_names_itself_and_the_page(fetch):
    PublisherSettings.objects.update(publisher_name="An Observatory")
    CaseStudyFactory.create_batch(2, title="Control \x0b character")
    response = fetch("/feeds/type/case-study/")

    root = etree.fromstring(response.content)

    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in NEEDED:
            assert len(element.findall(f"{ATOM}{name}")) == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "An Observatory"
    assert links(response) == {
        "self": "http://testserver/feeds/type/case-study/",
        "alternate": "http://testserver/case-studies/",
        "first": "http://testserver/feeds/type/case-study/",
    }
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"


def test_each_topic_has_its_records(fetch):
    organisation = OrganisationFactory()
    site = make_site(organisation)
    CaseStudyFactory(
        title="One of all",
        priority_areas=[PriorityAreaFactory(slug="bleeding", name="Bleeding")],
        organisations=[(organisation, "led-by")],
    )
    ToolFactory(title="A tool")

    assert titles(fetch()) == ["A tool", "One of all"]
    assert titles(fetch("/feeds/type/tool/")) == ["A tool"]
    assert titles(fetch("/feeds/area/bleeding/")) == ["One of all"]
    assert titles(fetch(f"/feeds/site/{site.slug}/")) == ["One of all"]


@pytest.mark.parametrize(
    "path",
    ["/feeds/type/poem/", "/feeds/area/nowhere/", "/feeds/site/nowhere/", "/feeds/?before=x"],
)
def test_there_is_no_feed_of_what_there_is_not(fetch, path):
    assert fetch(path).status_code == 404


def test_the_feed_of_a_private_or_unpublished_site_is_nobody_s(fetch):
    private, draft = make_site(slug="private"), make_site(slug="draft")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    draft.unpublish()

    assert fetch("/feeds/site/private/").status_code == 404
    assert fetch("/feeds/site/draft/").status_code == 404


def test_what_moved_last_comes_first_and_pages_lead_to_all_of_it(fetch, monkeypatch):
    monkeypatch.setattr(views, "SIZE", 2)
    pages = [CaseStudyFactory(title=f"Record {number}") for number in range(5)]
    edit(pages[0], title="Record 0, again")
    found, address = [], "/feeds/"

    while address:
        response = fetch(address)
        assert links(response)["self"] == f"http://testserver{address}"
        assert links(response)["first"] == "http://testserver/feeds/"
        found.append(titles(response))
        address = links(response).get("next", "").removeprefix("http://testserver")

    assert found == [["Record 0, again", "Record 4"], ["Record 3", "Record 2"], ["Record 1"]]


def test_all_pages_of_a_feed_have_its_identity(fetch, monkeypatch):
    monkeypatch.setattr(views, "SIZE", 1)
    CaseStudyFactory.create_batch(2)
    first = fetch()

    second = fetch(links(first)["next"].removeprefix("http://testserver"))

    assert parse(first).feed.id == parse(second).feed.id == "tag:testserver,2026-01-01:feeds"


def test_a_new_version_is_news_and_a_correction_or_a_renamed_area_is_not(fetch):
    area = PriorityAreaFactory()

    def on(day):
        return time_machine.travel(dt.datetime(2026, 5, day, 12, tzinfo=dt.UTC), tick=False)

    def read():
        found = parse(fetch())
        return found.entries[0].updated_parsed.tm_mday, found.feed.updated_parsed.tm_mday

    with on(1):
        page = CaseStudyFactory(priority_areas=[area])
    with on(2):
        edit(page, minor_correction=True)
    corrected = read()
    with on(3):
        area.name = "Bleeding"
        area.save()
    renamed = read()
    with on(4):
        edit(page, minor_correction=False)
    changed = read()
    with on(5):
        put_in_state(page, State.RETRACTED, reason_category=Reason.SAFETY, state_reason="Not safe.")

    # The feed itself changes each time, so that whoever keeps a copy hears of all of it.
    assert (corrected, renamed, changed, read()) == ((1, 2), (1, 3), (4, 4), (5, 5))


def test_superseded_and_retracted_records_stay_and_say_so(fetch):
    old, wrong = CaseStudyFactory(title="Old"), CaseStudyFactory(title="Wrong")
    put_in_state(old, State.SUPERSEDED, replacement=wrong.record)
    put_in_state(wrong, State.RETRACTED, reason_category=Reason.SAFETY, state_reason="Not safe.")

    entries = {entry.title: entry.summary for entry in parse(fetch()).entries}

    assert entries["Old"].startswith("Superseded. ")
    assert entries["Wrong"].startswith("Retracted. ")
    assert gone(fetch()) == []


def test_published_research_is_nobody_s_story(fetch):
    VoiceFactory(title="A survey")

    response = fetch("/feeds/type/voice/")

    assert titles(response) == ["A survey"]
    assert response.has_header("ETag")


def test_a_reader_who_has_the_feed_is_told_that_it_stands_until_something_moves(fetch):
    page = CaseStudyFactory()
    first = fetch()

    again = fetch(headers={"If-None-Match": first["ETag"]})
    page.unpublish()
    changed = fetch(headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert first["Cache-Control"] == "no-cache"


def test_an_empty_feed_is_valid(fetch):
    response = fetch("/feeds/type/tool/")

    assert parse(response).entries == []
    assert etree.fromstring(response.content).findtext(f"{ATOM}updated")


def test_the_head_alone_can_be_asked_for_and_nothing_posted(client):
    assert client.head("/feeds/").status_code == 200
    assert client.post("/feeds/").status_code == 405


@pytest.mark.parametrize("path", ["/feeds/", "/feeds/type/case-study/", "/feeds/area/haemorrhage/"])
def test_queries_do_not_grow_with_entries(client, path):
    area = PriorityAreaFactory()

    def count():
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        return len(asked)

    CaseStudyFactory(priority_areas=[area], tags=["scales"])
    PersonalVoiceFactory(consent={"reuse": True})
    one = count()
    for _ in range(4):
        CaseStudyFactory(priority_areas=[area], tags=["scales"])
        ToolFactory(priority_areas=[area])
        PersonalVoiceFactory(consent={"reuse": True})

    assert count() == one <= 12


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("/case-studies/", "/feeds/type/case-study/"),
        ("/voices/", "/feeds/type/voice/"),
        ("/priority-areas/haemorrhage/", "/feeds/area/haemorrhage/"),
        ("{site}", "/feeds/site/exampletown/"),
    ],
)
def test_pages_lead_to_their_feeds(client, search_index, path, feed):
    PriorityAreaFactory()
    site = make_site()
    search_index()

    page = client.get(path.format(site=site.get_url())).content.decode()

    assert f'href="{feed}"' in page
    assert client.get(feed).status_code == 200
