"""The synonyms a new site begins with."""

import pytest

from home import starter
from repository.taxonomy.alike import are_alike, find_forms
from repository.taxonomy.models import SeparateTerms, SynonymGroup
from repository.taxonomy.snapshot import separate_pairs, term_groups
from search.apart import part_groups
from search.expressions import split_items

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("starter_content"),
    pytest.mark.xdist_group("starter_content"),
]


def test_groups_and_pairs_pass_their_own_checks():
    assert SynonymGroup.objects.count() > 200
    for instance in (*SynonymGroup.objects.all()[::256], *SeparateTerms.objects.all()[::8]):
        instance.full_clean()


def test_no_term_means_two_things():
    taken = {}
    for group in term_groups():
        for term in group.leading:
            for form in find_forms(term):
                assert taken.setdefault(form, group.label) == group.label, (term, taken[form])
    assert not any(group.find_repeated() for group in term_groups())


def test_no_group_joins_a_pair():
    for pair in SeparateTerms.objects.all():
        assert not are_alike(pair.first, pair.second)
    assert list(part_groups(term_groups(), separate_pairs(), split_items)) == list(term_groups())


def test_loading_again_brings_nothing_back():
    SynonymGroup.objects.filter(label="doula").delete()

    starter.load(lambda _line: None)

    assert not SynonymGroup.objects.filter(label="doula").exists()
