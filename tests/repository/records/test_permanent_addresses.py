import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from home.models import RecordIndexPage
from repository.records.models import CaseStudyPage
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.reading import links, main_words, read

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def twice_published():
    page = CaseStudyFactory(title="Weigh swabs", problem="<p>First words.</p>")
    page = CaseStudyPage.objects.get(pk=page.pk)
    page.problem = "<p>Second words.</p>"
    page.change_note = "Corrected the problem."
    page.save_revision().publish()
    return CaseStudyPage.objects.get(pk=page.pk)


@pytest.mark.parametrize("factory", [CaseStudyFactory, ToolFactory, PolicyRecommendationFactory])
def test_the_permanent_address_leads_to_the_page(client, factory):
    page = factory()

    response = client.get(f"/id/{page.record.pk}", follow=True)

    assert response.redirect_chain == [(page.get_url(), 302)]
    assert page.title in main_words(response)


def test_the_permanent_address_may_be_typed_in_capitals(client):
    page = ToolFactory()

    assert client.get(f"/id/{page.record.pk.upper()}").status_code == 302


@pytest.mark.parametrize(
    "address",
    ["/id/cs-00000000bh", "/id/nothing", "/id/cs-00000000bh/v/1", "/id/cs-00000000bh/versions"],
)
def test_an_identifier_that_was_never_given_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("number", ["0", "3", "999999999999999999999"])
def test_a_version_that_never_was_is_not_found(client, twice_published, number):
    assert client.get(f"/id/{twice_published.record.pk}/v/{number}").status_code == 404


def test_a_frozen_version_shows_the_words_that_stood_then(client, twice_published):
    old = main_words(client.get(f"/id/{twice_published.record.pk}/v/1"))
    new = main_words(client.get(f"/id/{twice_published.record.pk}/v/2"))

    assert "First words." in old
    assert "Second words." not in old
    assert "Second words." in new


def test_an_old_version_says_so_and_leads_to_the_newest(client, twice_published):
    identifier = twice_published.record.pk
    response = client.get(f"/id/{identifier}/v/1")

    assert "It has been replaced" in main_words(response)
    assert f"/id/{identifier}" in links(read(response).main).values()
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_the_newest_version_says_that_it_is_the_newest(client, twice_published):
    response = client.get(f"/id/{twice_published.record.pk}/v/2")

    assert "This is the newest version" in main_words(response)
    assert "Corrected the problem." in main_words(response)


def test_the_history_lists_every_version_newest_first(client, twice_published):
    response = client.get(f"/id/{twice_published.record.pk}/versions")

    listed = [item.get_text(" ") for item in read(response).select(".mer-history > li")]
    assert len(listed) == 2
    assert "Version 2" in listed[0]
    assert "Corrected the problem." in listed[0]
    assert "First publication" in listed[1]


def test_the_history_leads_to_each_version(client, twice_published):
    found = links(read(client.get(f"/id/{twice_published.record.pk}/versions")).main)

    for number in (1, 2):
        assert client.get(found[f"Version {number}"]).status_code == 200


def test_a_draft_on_top_of_a_published_page_is_not_shown(client, twice_published):
    twice_published.problem = "<p>Draft words.</p>"
    twice_published.save_revision()

    shown = client.get(f"/id/{twice_published.record.pk}", follow=True).content.decode()

    assert "Draft words." not in shown
    assert client.get(f"/id/{twice_published.record.pk}/v/3").status_code == 404


@pytest.mark.parametrize("where", ["page", "list"])
@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_a_private_record_is_not_readable_at_its_permanent_addresses(
    client, twice_published, where, kind
):
    restricted = (
        twice_published
        if where == "page"
        else RecordIndexPage.objects.get(record_type="case-study")
    )
    restriction = PageViewRestriction.objects.create(
        page=restricted, restriction_type=kind, password="let me in"
    )
    restriction.groups.set(Group.objects.filter(name="Editor"))

    for ending in ("", "/v/1", "/v/2", "/versions"):
        assert client.get(f"/id/{twice_published.record.pk}{ending}").status_code == 404


def test_the_number_of_queries_of_a_record_page_does_not_depend_on_what_it_links_to(
    client, django_assert_max_num_queries
):
    tools = ToolFactory.create_batch(5)
    page = CaseStudyFactory(tools_used=tools)
    client.get(page.get_url())

    with django_assert_max_num_queries(15):
        response = client.get(page.get_url())

    assert all(tool.title in main_words(response) for tool in tools)
