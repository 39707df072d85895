"""An editor's synonym counts at the next search, without a rebuild."""

import pytest

from repository.taxonomy.models import SynonymGroup
from tests.factories.case_study import CaseStudyFactory
from tests.factories.synonym_group import SynonymGroupFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def find(client, text):
    answer = client.get("/api/search/", {"q": text}).json()
    return [result["title"] for result in answer["results"]]


def test_a_new_synonym_finds_and_a_deleted_one_does_not(client, search_index):
    CaseStudyFactory(title="A hymn to weighing")
    search_index()
    assert find(client, "zebra protocol") == []

    SynonymGroupFactory(label="weighing", exact="zebra protocol")
    assert find(client, "zebra protocol") == ["A hymn to weighing"]

    SynonymGroup.objects.get().delete()
    assert find(client, "zebra protocol") == []
