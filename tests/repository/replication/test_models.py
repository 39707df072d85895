import pytest
from django.db import IntegrityError, transaction

from repository.replication.choices import AdoptionStatus
from repository.replication.models import Adoption
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def record(home_page):  # noqa: ARG001 - pages hang below it
    return CaseStudyFactory().record


def test_only_public_adoptions_are_shown(record):
    public = AdoptionFactory(record=record)
    for status in set(AdoptionStatus) - {AdoptionStatus.PUBLIC}:
        AdoptionFactory(record=record, status=status)
    assert list(Adoption.objects.public()) == [public]


def test_no_adoption_is_public_without_an_organisation(record):
    with pytest.raises(IntegrityError), transaction.atomic():
        AdoptionFactory(record=record, organisation=None, organisation_name="A new trust")


def test_each_adoption_has_a_private_key_of_its_own(record):
    keys = {AdoptionFactory(record=record).key for _ in range(3)}
    assert len(keys) == 3
    assert all(len(key) == 40 for key in keys)


def test_the_adopter_is_called_by_the_organisations_name_when_it_is_known(record):
    named = AdoptionFactory(record=record, organisation_name="What they typed")
    waiting = AdoptionFactory(
        record=record,
        organisation=None,
        organisation_name="What they typed",
        status=AdoptionStatus.WAITING,
    )
    assert named.who == named.organisation.name
    assert waiting.who == "What they typed"
