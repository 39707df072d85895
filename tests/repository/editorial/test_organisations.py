import pytest
from django.urls import reverse

from repository.network.models import Organisation
from tests.editing import edit_url
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def administrator(client):
    client.force_login(UserFactory(roles=["Administrator"]))
    return client


def delete(client, organisation):
    address = reverse("wagtailsnippets_network_organisation:delete", args=[organisation.pk])
    return client.post(address, follow=True).content.decode()


def test_an_organisation_that_pages_name_is_not_deleted(administrator):
    organisation = OrganisationFactory()
    CaseStudyFactory(organisations=[(organisation, "led-by")])

    answer = delete(administrator, organisation)

    assert "1 page names it" in answer
    assert "active to" in answer
    assert Organisation.objects.filter(pk=organisation.pk).exists()


def test_an_organisation_that_no_page_names_is_deleted(administrator):
    organisation = OrganisationFactory()

    delete(administrator, organisation)

    assert not Organisation.objects.filter(pk=organisation.pk).exists()


def test_a_draft_that_names_a_deleted_organisation_opens(administrator):
    kept, gone = OrganisationFactory(name="Kept Trust"), OrganisationFactory(name="Gone Trust")
    page = CaseStudyFactory(organisations=[(kept, "led-by")])
    page.organisations.add(page.organisations.model(organisation=gone, role="took-part"))
    page.save_revision()
    gone.delete()

    opened = administrator.get(edit_url(page))

    assert opened.status_code == 200
    assert [
        role.organisation for role in page.get_latest_revision_as_object().organisations.all()
    ] == [kept]
