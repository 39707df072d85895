"""Synonyms are read anew at the search after an editor changed one, and at no other."""

import pytest

from repository.taxonomy.models import SeparateTerms, SynonymGroup
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


def test_a_pair_parts_a_group_from_before_it(client, search_index):
    CaseStudyFactory(title="A hymn to stillbirth")
    search_index()
    SynonymGroupFactory(label="miscarriage", exact="still-births")
    assert find(client, "miscarriage") == ["A hymn to stillbirth"]

    SeparateTerms.objects.create(first="miscarriage", second="stillbirth", reason="The law.")
    assert find(client, "miscarriage") == []


def test_the_lexicon_is_built_for_a_change_of_synonyms_alone():
    group = SynonymGroupFactory(label="weighing", ambiguous="zeb: protocol")
    before = load_lexicon()

    OrganisationFactory()
    assert load_lexicon() is before

    group.narrower = "zebra protocol"
    group.save()
    assert load_lexicon() is not before
