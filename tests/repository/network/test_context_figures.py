"""What a place is like is entered with its organisation, and leaves with it."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from repository.network.models import ContextFigure, Organisation
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db

BIRTHS = {
    "kind": "births", "value": "4800", "unit_type": "", "year": "2024",
    "source": "An example", "source_url": "",
}  # fmt: skip


def save(client, organisation, *figures):
    client.force_login(UserFactory(is_superuser=True))
    address = reverse("wagtailsnippets_network_organisation:edit", args=[organisation.pk])
    data = {
        "name": organisation.name,
        "slug": organisation.slug,
        "kind": organisation.kind,
        "context_figures": inline_formset(list(figures)),
    }
    empty = (
        "ods_code", "ror", "region", "parent", "website", "latitude", "longitude", "active_from",
        "active_to", "successor",
    )  # fmt: skip
    return client.post(address, nested_form_data({**dict.fromkeys(empty, ""), **data}))


def test_an_editor_enters_figures_with_the_organisation(client):
    organisation = OrganisationFactory()

    response = save(client, organisation, BIRTHS)

    assert response.status_code == 302
    figure = ContextFigure.objects.get()
    assert (figure.organisation, figure.shown) == (organisation, "4,800")


def test_a_figure_without_its_source_is_refused(client):
    response = save(client, OrganisationFactory(), {**BIRTHS, "source": ""})

    assert response.status_code == 200
    assert not ContextFigure.objects.exists()


def test_an_organisation_is_still_saved_without_figures(client):
    organisation = OrganisationFactory()

    assert save(client, organisation).status_code == 302
    assert Organisation.objects.filter(pk=organisation.pk).exists()
