"""Synonyms are read anew at the search after an editor changed one, and at no other."""

import pytest

from repository.taxonomy.models import SynonymGroup
from search.labels import load_lexicon
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
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


def test_the_lexicon_is_built_for_a_change_of_synonyms_alone():
    group = SynonymGroupFactory(label="weighing", ambiguous="zeb: protocol")
    before = load_lexicon()

    OrganisationFactory()
    assert load_lexicon() is before

    group.narrower = "zebra protocol"
    group.save()
    assert load_lexicon() is not before
