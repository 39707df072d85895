"""A search as an Atom feed, as a feed reader gets it."""

import datetime as dt

import feedparser
import pytest
import time_machine
from django.utils import timezone
from lxml import etree

from repository.publisher.models import PublisherSettings
from search import feed as feed_module
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True),
]
ATOM = "{http://www.w3.org/2005/Atom}"
#: What RFC 4287 wants exactly once in a feed and in each entry.
NEEDED = ("id", "title", "updated")


@pytest.fixture
def fetch(client, search_index):
    """Bring the index up to date, then fetch a feed."""

    def get(headers=None, **parameters):
        search_index()
        return client.get("/search/feed/", parameters, headers=headers)

    return get


def parse(response):
    found = feedparser.parse(response.content)
    assert not found.bozo
    return found


def titles(response):
    return [entry.title for entry in parse(response).entries]


def publish_on(day, **fields):
    with time_machine.travel(dt.datetime(2026, 5, day, 12, tzinfo=dt.UTC), tick=False):
        return CaseStudyFactory(**fields)


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
    assert entry.published_parsed[:3] == timezone.now().timetuple()[:3]


def test_the_newest_come_first_whatever_was_asked(fetch):
    publish_on(1, title="Older magnesium")
    publish_on(3, title="Newest")
    publish_on(2, title="Newer magnesium")

    assert titles(fetch(sort="relevance", page="7")) == [
        "Newest",
        "Newer magnesium",
        "Older magnesium",
    ]
    assert titles(fetch(q="magnesium")) == ["Newer magnesium", "Older magnesium"]


def test_a_filter_narrows_the_feed(fetch):
    CaseStudyFactory()
    ToolFactory(title="A tool")

    assert titles(fetch(type="tool")) == ["A tool"]


def test_no_feed_is_longer_than_fifty(fetch, monkeypatch):
    assert feed_module.SIZE == 50
    monkeypatch.setattr(feed_module, "SIZE", 2)
    for _ in range(3):
        CaseStudyFactory()

    assert len(titles(fetch(page_size="100"))) == 2


def test_the_feed_is_well_formed_and_has_what_atom_needs(fetch):
    PublisherSettings.objects.update(publisher_name="An Observatory")
    for _ in range(2):
        CaseStudyFactory(title="Control \x0b character")

    root = etree.fromstring(fetch(q="control").content)

    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in NEEDED:
            assert len(element.findall(f"{ATOM}{name}")) == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "An Observatory"


def test_the_feed_names_itself_and_the_page(fetch):
    found = parse(fetch(q="swab", type="tool")).feed

    links = {link.rel: link.href for link in found.links}
    assert links == {
        "self": "http://testserver/search/feed/?q=swab&type=tool",
        "alternate": "http://testserver/search/?q=swab&type=tool&sort=newest",
    }
    assert found.id == "tag:testserver,2026-01-01:/search/?q=swab&type=tool&sort=newest"
    assert found.title.startswith("“swab”, Tool – ")


def test_a_new_version_moves_the_date_and_a_minor_correction_does_not(fetch):
    page = publish_on(1)

    def edit(day, **fields):
        with time_machine.travel(dt.datetime(2026, 5, day, 12, tzinfo=dt.UTC), tick=False):
            for name, value in fields.items():
                setattr(page, name, value)
            page.save_revision().publish()

    edit(2, minor_correction=True)
    corrected = parse(fetch()).entries[0].updated_parsed
    edit(3, minor_correction=False, change_note="New figures.")
    changed = parse(fetch()).entries[0].updated_parsed

    assert (corrected.tm_mday, changed.tm_mday) == (1, 3)


def test_a_reader_who_has_the_feed_is_told_that_it_stands(fetch):
    publish_on(1)
    first = fetch()

    again = fetch(headers={"If-None-Match": first["ETag"]})

    assert first["Last-Modified"] == "Fri, 01 May 2026 12:00:00 GMT"
    assert (again.status_code, again.content) == (304, b"")


def test_a_date_alone_never_hides_that_a_record_is_gone(fetch):
    publish_on(1, title="Stays")
    gone = publish_on(2, title="Goes")
    first = fetch()
    gone.unpublish()

    again = fetch(headers={"If-Modified-Since": first["Last-Modified"]})

    assert (again.status_code, titles(again)) == (200, ["Stays"])


def test_a_story_is_in_the_feed_only_with_consent_to_re_use(fetch):
    PersonalVoiceFactory(title="Marigold story", summary="Marigold.", consent={})
    before = fetch()
    PersonalVoiceFactory(title="Sunflower story", consent={"reuse": True})
    after = fetch()

    assert titles(before) == []
    assert titles(after) == ["Sunflower story"]
    assert b"Marigold" not in before.content + after.content


def test_a_feed_with_a_story_is_kept_by_nobody(fetch):
    PersonalVoiceFactory(
        consent={"reuse": True},
        organisations=[(OrganisationFactory(name="Marigold trust"), "led-by")],
    )

    response = fetch()

    assert response["Cache-Control"] == "no-store"
    assert not response.has_header("ETag")
    assert not response.has_header("Last-Modified")
    assert b"Marigold" not in response.content


def test_an_empty_feed_is_the_same_until_something_changes(fetch):
    CaseStudyFactory()
    first = fetch(q="absentword")

    assert titles(first) == []
    assert fetch(q="absentword")["ETag"] == first["ETag"]


def test_a_record_that_no_longer_stands_says_so(fetch):
    page = CaseStudyFactory()
    page.record.state = "superseded"
    page.record.save()

    assert parse(fetch()).entries[0].summary.startswith("Superseded. Submitted by the site.")


def test_without_an_index_the_database_answers(client, search_index):  # noqa: ARG001 - there is none yet
    CaseStudyFactory(title="Weighing swabs")

    assert titles(client.get("/search/feed/?q=swabs")) == ["Weighing swabs"]


def test_nonsense_gets_a_feed(fetch):
    response = fetch(q="\x00<&>]]>", year_from="abc", colour="red")

    assert response.status_code == 200
    assert parse(response).entries == []


def test_the_head_alone_can_be_asked_for_and_nothing_posted(client, search_index):
    search_index()

    assert client.head("/search/feed/").status_code == 200
    assert client.post("/search/feed/").status_code == 405


def test_a_feed_is_not_for_search_engines(fetch):
    response = fetch()

    assert response["X-Robots-Tag"] == "noindex"
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_queries_do_not_grow_with_entries(client, search_index, django_assert_max_num_queries):
    for _ in range(6):
        CaseStudyFactory()
    search_index()
    client.get("/search/feed/")

    with django_assert_max_num_queries(6):
        client.get("/search/feed/")
