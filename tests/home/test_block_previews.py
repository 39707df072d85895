import pytest
from django.urls import reverse

from repository.network.models import NetworkPage, SitePage
from repository.taxonomy.models import PriorityArea
from tests.factories.user import UserFactory
from tests.reading import read, words

pytestmark = pytest.mark.django_db

BLOCKS = [
    (SitePage, "objectives", "Every woman is offered an interpreter at booking"),
    (SitePage, "key_measures", "Target 95% by March 2027"),
    (NetworkPage, "partners", "Leads the network"),
    (NetworkPage, "sources", "Web address https://example.org/announcement"),
    (PriorityArea, "ethnic_gaps", "Women who gave birth in one example trust, 2025"),
    (PriorityArea, "references", "Family name, or organisation Example"),
]


@pytest.mark.parametrize(("model", "field", "shown"), BLOCKS)
def test_the_chooser_shows_an_example_that_editors_could_have_typed(client, model, field, shown):
    client.force_login(UserFactory(is_superuser=True))
    (block,) = model._meta.get_field(field).stream_block.child_blocks.values()

    response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})

    assert block.is_previewable
    assert block.clean(block.get_preview_value())
    assert shown in words(read(response).main)
