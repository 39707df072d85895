"""The list of links follows what is public."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from repository.editorial.links.gathering import gather_links
from repository.editorial.models import LinkUse, OutboundLink
from repository.records.choices import State
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
SHEET = "https://example.org/sheet"


def add_tool(**fields):
    return ToolFactory(downloads=[("download", {"title": "Sheet", "url": SHEET})], **fields)


def addresses():
    gather_links()
    return set(OutboundLink.objects.values_list("address", flat=True))


def test_a_link_of_several_records_is_asked_for_once():
    tools = add_tool(), add_tool()

    assert addresses() == {SHEET}
    assert set(LinkUse.objects.values_list("record", "place")) == {
        (tool.record.pk, "Get the tool") for tool in tools
    }


def test_what_is_known_of_a_link_stays_when_it_is_gathered_again():
    add_tool()
    gather_links()
    OutboundLink.objects.update(state="broken")

    gather_links()

    assert OutboundLink.objects.get().state == "broken"
    assert LinkUse.objects.count() == 1


def test_a_link_that_was_taken_out_is_forgotten():
    tool = add_tool()
    gather_links()
    tool.downloads = [("download", {"title": "Sheet", "url": "https://example.org/new"})]
    tool.change_note = "Another sheet."
    tool.save_revision().publish()

    assert addresses() == {"https://example.org/new"}


def unpublish(page):
    page.unpublish()


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def remove(page):
    page.record.state = State.REMOVED
    page.record.save()


def end_consent(page):
    page.consent.released = False
    page.consent.save()


@pytest.mark.parametrize("change", [unpublish, make_private, remove])
def test_links_of_what_is_not_public_are_neither_kept_nor_asked_for(change):
    tool = add_tool()
    gather_links()

    change(tool)

    assert addresses() == set()
    assert not LinkUse.objects.exists()


def test_a_draft_is_not_read():
    add_tool(published=False)
    assert addresses() == set()


def test_of_a_story_whose_consent_has_ended_nothing_is_kept():
    story = PersonalVoiceFactory()
    assert addresses() == {"https://example.org/help"}

    end_consent(story)

    assert addresses() == set()


def test_links_to_this_site_are_left_out(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://repository.example"
    Site.objects.update(hostname="other.example")
    CaseStudyFactory(
        problem='<p><a href="https://repository.example/a">a</a>'
        '<a href="https://other.example/b">b</a></p>'
    )
    assert addresses() == set()


def test_gathering_asks_as_often_however_many_records_there_are():
    def count():
        with CaptureQueriesContext(connection) as captured:
            gather_links()
        return len(captured)

    add_tool()
    count()
    few = count()
    for _ in range(5):
        add_tool()
    gather_links()
    assert count() == few
