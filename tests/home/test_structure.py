import pytest
from wagtail.models import Page, PageViewRestriction, Site

from home.models import HomePage, PriorityAreaIndexPage, RecordIndexPage
from home.structure import ensure_structure
from repository.network.models import NetworkPage
from repository.records.models import (
    CaseStudyPage,
    PolicyRecommendationPage,
    ToolPage,
    VoicePage,
)
from tests.factories.priority_area import PriorityAreaPageFactory
from tests.factories.tool import ToolFactory
from tests.reading import links, main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

LISTS = ["/case-studies/", "/policy-recommendations/", "/tools/", "/voices/"]
ADDRESSES = ["/", *LISTS, "/priority-areas/", "/network/", "/search/"]


def test_making_the_skeleton_again_adds_nothing():
    before = sorted(Page.objects.values_list("path", "slug"))

    ensure_structure()

    assert sorted(Page.objects.values_list("path", "slug")) == before
    assert Site.objects.count() == 1


def test_the_skeleton_mends_a_list_that_was_deleted():
    RecordIndexPage.objects.get(record_type="tool").delete()

    ensure_structure()

    assert RecordIndexPage.objects.get(record_type="tool").get_url() == "/tools/"


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_of_the_contract_opens(client, address):
    response = client.get(address)

    assert response.status_code == 200
    assert len(read(response).find_all("h1")) == 1
    assert read(response).main


def test_the_home_page_puts_search_first_then_areas_and_the_network(client):
    PriorityAreaPageFactory()

    main = read(client.get("/")).main

    form = main.find("form", action="/search/")
    assert form.find("input", {"name": "q"})
    assert form.find_next("a", href="/priority-areas/haemorrhage/")
    assert main.find("a", href="/network/")
    assert set(LISTS) <= {link["href"] for link in main.find_all("a")}


def test_the_home_page_shows_what_is_new(client, search_index):
    page = ToolFactory(title="A new checklist")
    search_index()

    assert links(read(client.get("/")).main)["A new checklist"] == page.get_url()


def test_the_navigation_leads_to_every_list_on_every_page(client):
    for address in ("/", "/network/", "/nowhere/"):
        header = read(client.get(address)).find("header")
        assert {*LISTS, "/priority-areas/", "/network/"} <= set(links(header).values()), address


def test_a_list_that_is_private_is_neither_shown_nor_linked(client):
    index = RecordIndexPage.objects.get(record_type="tool")
    PageViewRestriction.objects.create(page=index, restriction_type="login")

    assert client.get("/tools/").status_code == 302
    assert "/tools/" not in links(read(client.get("/")).find("header")).values()


def test_a_list_that_is_unpublished_is_not_found(client):
    RecordIndexPage.objects.get(record_type="tool").unpublish()

    assert client.get("/tools/").status_code == 404


@pytest.mark.parametrize(
    ("record_type", "model"),
    [
        ("case-study", CaseStudyPage),
        ("policy-recommendation", PolicyRecommendationPage),
        ("tool", ToolPage),
        ("voice", VoicePage),
    ],
)
def test_each_list_takes_its_own_type_alone(record_type, model):
    index = RecordIndexPage.objects.get(record_type=record_type)

    taken = [other for other in index.creatable_subpage_models() if other.can_create_at(index)]

    assert taken == [model]


def test_there_can_be_one_home_page_network_and_list_of_areas():
    for model in (HomePage, NetworkPage, PriorityAreaIndexPage):
        assert model.max_count == 1


def test_the_areas_are_listed_in_their_order(client):
    PriorityAreaPageFactory(area__slug="b", area__name="Second", area__sort_order=2)
    PriorityAreaPageFactory(area__slug="a", area__name="First", area__sort_order=1)

    said = main_words(client.get("/priority-areas/"))

    assert said.index("First") < said.index("Second")


def test_an_area_without_records_says_so(client):
    page = PriorityAreaPageFactory()

    assert "There are no records about haemorrhage yet" in main_words(client.get(page.get_url()))


def test_an_area_lists_its_records_by_type(client, search_index):
    page = PriorityAreaPageFactory()
    ToolFactory(title="Scales checklist", priority_areas=[page.area])
    search_index()

    main = read(client.get(page.get_url())).main

    heading = main.find("h2", string="Tools")
    assert "Scales checklist" in words(heading.find_parent("section"))
    assert main.find("a", href="/tools/?priority_area=haemorrhage")


def test_a_list_page_asks_at_most_three_questions_of_the_database(
    client, search_index, django_assert_max_num_queries
):
    ToolFactory.create_batch(5)
    search_index()
    client.get("/tools/")

    with django_assert_max_num_queries(3):
        response = client.get("/tools/")

    assert response.status_code == 200


def test_the_style_guide_opens_and_is_not_indexed(client):
    response = client.get("/style-guide/")

    assert response.status_code == 200
    assert response.headers["X-Robots-Tag"] == "noindex"
