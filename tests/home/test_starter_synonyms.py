"""The synonyms a new site begins with."""

import pytest

from home import starter
from repository.taxonomy.models import SeparateTerms, SynonymGroup
from repository.taxonomy.snapshot import term_groups

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("starter_content"),
    pytest.mark.xdist_group("starter_content"),
]


def test_groups_and_pairs_pass_their_own_checks():
    assert SynonymGroup.objects.count() > 200
    for instance in (*SynonymGroup.objects.all()[::16], *SeparateTerms.objects.all()[::8]):
        instance.full_clean()


def test_no_term_means_two_things():
    terms = [term.casefold() for group in term_groups() for term in group.equals]

    assert len(terms) == len(set(terms))
    assert not any(group.find_repeated() for group in term_groups())


def test_loading_again_brings_nothing_back():
    SynonymGroup.objects.filter(label="doula").delete()

    starter.load(lambda _line: None)

    assert not SynonymGroup.objects.filter(label="doula").exists()
