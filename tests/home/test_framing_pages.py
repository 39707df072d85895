from datetime import date

import pytest
from django.http import HttpResponse
from wagtail import hooks
from wagtail.models import PageViewRestriction

from home.models import HomePage, InformationPage, PriorityAreaPage
from repository.network.models import LearningSessionPage, NetworkPage, SitePage, SiteTeamMember
from repository.publisher.privacy import is_private, restricted_paths
from repository.records.models import RecordPage
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority_area import PriorityAreaPageFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import links, main_words, read

pytestmark = pytest.mark.django_db


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def publish_below(parent, page):
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def network(db):  # noqa: ARG001 - asked for by name
    return NetworkPage.objects.get()


@pytest.fixture
def site(network):
    page = SitePage(
        title="Exampletown",
        slug="exampletown",
        region="north-west",
        system="Example ICS",
        live=False,
    )
    page.team = [SiteTeamMember(organisation=OrganisationFactory(name="Example Hospital"))]
    return publish_below(network, page)


def test_a_private_site_is_listed_nowhere(client, site):
    restrict(site)

    assert "Exampletown" not in main_words(client.get("/"))
    assert "Exampletown" not in main_words(client.get("/network/"))


def test_a_private_session_is_not_listed(client, network):
    session = LearningSessionPage(
        title="Coaching",
        slug="coaching",
        kind="coaching",
        date=date(2026, 3, 4),
        introduction="<p>How to coach.</p>",
        live=False,
    )
    restrict(publish_below(network, session))

    assert "Coaching" not in main_words(client.get("/network/"))


def test_a_private_network_and_its_sites_are_not_linked(client, network, site):
    restrict(network)

    linked = links(read(client.get("/"))).values()

    assert "/network/" not in linked
    assert site.get_url() not in linked


def test_a_private_information_page_is_not_in_the_footer(client, home_page):
    page = InformationPage(title="For staff", slug="staff", show_in_menus=True, live=False)
    restrict(publish_below(home_page, page))

    assert "For staff" not in links(read(client.get("/")).find("footer"))


def test_a_private_area_is_not_listed(client):
    restrict(PriorityAreaPageFactory())

    assert "Haemorrhage" not in main_words(client.get("/"))
    assert "Haemorrhage" not in main_words(client.get("/priority-areas/"))


def test_what_is_private_is_private_all_the_way_down(site, network):
    restrict(network)

    assert restricted_paths() == (network.path,)
    assert is_private(site.path)
    assert not is_private(HomePage.objects.get().path)


def test_a_private_record_stays_private_when_its_place_in_the_tree_changes(client):
    record = ToolFactory()
    restrict(record)
    client.get("/")

    first = ToolFactory()
    record.refresh_from_db()
    record.move(first, "left")

    assert client.get(RecordPage.objects.get(pk=record.pk).get_url()).status_code == 302


def test_a_record_page_passes_the_hooks_that_wagtail_runs_before_serving(client):
    page = ToolFactory()

    with hooks.register_temporarily(
        "before_serve_page", lambda page, *_args: HttpResponse(page.title, status=418)
    ):
        response = client.get(page.get_url())

    assert (response.status_code, response.content) == (418, page.title.encode())


@pytest.fixture
def area_page(db):  # noqa: ARG001 - asked for by name
    return PriorityAreaPageFactory()


def test_lists_without_a_story_are_asked_about_before_they_are_shown_again(
    client, search_index, area_page
):
    ToolFactory(priority_areas=[area_page.area])
    search_index()

    for address in ("/", area_page.get_url()):
        assert client.get(address).headers["Cache-Control"] == "no-cache", address


def test_no_cache_keeps_a_page_with_the_card_of_a_story(client, search_index, site, area_page):
    team = site.team.get().organisation
    story = PersonalVoiceFactory(
        consent={"show_place": True},
        organisations=[(team, "led-by")],
        priority_areas=[area_page.area],
    )
    search_index()

    for address in ("/", area_page.get_url()):
        response = client.get(address)
        assert story.title in main_words(response), address
        assert response.headers["Cache-Control"] == "no-store", address
    assert client.get(site.get_url()).headers["Cache-Control"] == "no-store"


def test_a_page_can_be_asked_for_its_methods(client):
    assert client.options("/").status_code == 200


def test_the_area_index_lists_only_live_pages(client, area_page):
    PriorityAreaPage.objects.get(pk=area_page.pk).unpublish()

    assert "Haemorrhage" not in main_words(client.get("/"))
