"""Feeds as a feed reader gets them: what is new, page by page, and what has gone."""

import datetime as dt

import feedparser
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree
from wagtail.models import PageViewRestriction

from repository.interchange.feeds import views
from repository.network.choices import Region
from repository.network.models import NetworkPage, SitePage
from repository.publisher.models import PublisherSettings
from repository.records.choices import Reason, State
from repository.records.models import Consent
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ATOM = "{http://www.w3.org/2005/Atom}"
DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
#: What RFC 4287 wants exactly once in a feed and in each entry.
NEEDED = ("id", "title", "updated")
CANARY = "Canaryword"


@pytest.fixture
def fetch(client):
    def get(path="/feeds/", headers=None, **parameters):
        return client.get(path, parameters, headers=headers)

    return get


def parse(response):
    assert response.status_code == 200
    found = feedparser.parse(response.content)
    assert not found.bozo
    return found


def titles(response):
    return [entry.title for entry in parse(response).entries]


def gone(response):
    """Identifiers that a feed says are gone."""
    root = etree.fromstring(response.content)
    return [element.get("ref").rpartition("/")[2] for element in root.iter(DELETED)]


def links(response):
    return {link.rel: link.href for link in parse(response).feed.links}


def edit(page, **fields):
    page = type(page).objects.get(pk=page.pk)
    for name, value in {"change_note": "Changed.", **fields}.items():
        setattr(page, name, value)
    page.save_revision().publish()


def make_site(organisation=None, **fields):
    site = SitePage(title="Exampletown", region=Region.LONDON, system="A system", **fields)
    NetworkPage.objects.get().add_child(instance=site)
    if organisation:
        site.team.create(organisation=organisation, part="leads")
    site.save_revision().publish()
    return SitePage.objects.get(pk=site.pk)


def put_in_state(page, state, **fields):
    record = page.record
    record.state = state
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


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


def delete(page):
    page.delete()


def unpublish(page):
    page.unpublish()


def remove(page):
    put_in_state(page, State.REMOVED, reason_category=Reason.LEGAL)


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize("leave", [delete, unpublish, remove, make_private])
def test_what_leaves_is_told_by_its_identifier_alone_in_every_feed_it_was_in(fetch, leave):
    organisation = OrganisationFactory()
    site = make_site(organisation)
    page = CaseStudyFactory(
        title=CANARY,
        summary=CANARY,
        priority_areas=[PriorityAreaFactory()],
        organisations=[(organisation, "led-by")],
    )
    identifier = page.record.pk

    leave(page)

    for path in (
        "/feeds/",
        "/feeds/type/case-study/",
        "/feeds/area/haemorrhage/",
        f"/feeds/site/{site.slug}/",
    ):
        response = fetch(path)
        assert titles(response) == []
        assert gone(response) == [identifier]
        assert CANARY not in response.content.decode()
    assert gone(fetch("/feeds/type/tool/")) == []


def test_a_deleted_entry_names_the_entry_that_it_was_and_the_moment(fetch):
    page = CaseStudyFactory()
    address = parse(fetch()).entries[0].id
    page.unpublish()

    element = next(etree.fromstring(fetch().content).iter(DELETED))

    page.record.refresh_from_db()
    assert element.attrib == {"ref": address, "when": element.get("when")}
    when = dt.datetime.fromisoformat(element.get("when"))
    assert when == page.record.datestamp


def test_what_comes_back_is_an_entry_again(fetch):
    page = CaseStudyFactory(title="Back")
    page.unpublish()
    edit(page)

    assert (titles(fetch()), gone(fetch())) == (["Back"], [])


def test_what_was_never_public_is_not_told_of(fetch):
    CaseStudyFactory(title=CANARY, published=False)
    page = CaseStudyFactory(title="Plain", slug="plain")
    page.title = CANARY
    page.save_revision()
    PersonalVoiceFactory(title=CANARY, consent=None, published=False)
    PersonalVoiceFactory(title=CANARY, consent={"site": True})

    response = fetch()

    assert (titles(response), gone(response)) == (["Plain"], [])
    assert CANARY not in response.content.decode()


@pytest.fixture
def story():
    return PersonalVoiceFactory(
        title="Sunflower story",
        priority_areas=[PriorityAreaFactory()],
        organisations=[(OrganisationFactory(name=CANARY), "led-by")],
        consent={"reuse": True},
    )


@pytest.mark.usefixtures("story")
def test_a_story_is_an_entry_with_consent_to_re_use_and_kept_by_nobody(fetch):
    response = fetch("/feeds/type/voice/")

    assert titles(response) == ["Sunflower story"]
    assert response["Cache-Control"] == "no-store"
    assert not response.has_header("ETag")
    assert CANARY not in response.content.decode()
    assert titles(fetch("/feeds/area/haemorrhage/")) == []


@pytest.mark.parametrize(
    "ending",
    [
        {"withdrawn_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)},
        {"reuse": False},
        {"released": False},
    ],
)
def test_a_story_whose_consent_ends_is_gone(fetch, story, ending):
    consent = Consent.objects.get(voice=story)
    for name, value in ending.items():
        setattr(consent, name, value)
    consent.save()

    response = fetch("/feeds/type/voice/")

    assert (titles(response), gone(response)) == ([], [story.record.pk])
    assert "Sunflower" not in response.content.decode()


def test_a_story_whose_time_is_over_is_gone_at_that_second_without_any_job(fetch, story):
    end = timezone.now() + dt.timedelta(days=30)
    consent = story.consent
    consent.expires_at = end
    consent.save()
    later = CaseStudyFactory(title="Later")
    before = fetch()

    with time_machine.travel(end, tick=False):
        after = fetch()

    assert titles(before) == ["Later", "Sunflower story"]
    assert (titles(after), gone(after)) == ([later.title], [story.record.pk])
    when = next(etree.fromstring(after.content).iter(DELETED)).get("when")
    assert dt.datetime.fromisoformat(when) == end


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


def test_a_renamed_area_keeps_its_feed_and_what_had_left_it(fetch):
    area = PriorityAreaFactory()
    left = CaseStudyFactory(priority_areas=[area])
    CaseStudyFactory(title="Stays", priority_areas=[area])
    left.unpublish()
    identity = parse(fetch("/feeds/area/haemorrhage/")).feed.id

    area.name, area.slug = "Bleeding", "bleeding"
    area.save()

    old = fetch("/feeds/area/haemorrhage/", before="x")
    assert (old.status_code, old["Location"]) == (301, "/feeds/area/bleeding/?before=x")
    response = fetch("/feeds/area/bleeding/")
    assert (titles(response), gone(response)) == (["Stays"], [left.record.pk])
    assert parse(response).feed.id == identity


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
