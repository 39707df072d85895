import datetime as dt

import pytest
from django.utils import timezone

from repository.records.changes import changed
from repository.records.models import Record
from repository.replication.choices import AdoptionStage, AdoptionStatus, FactorKind
from repository.replication.models import AdoptionFactor
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
HIDDEN = sorted(set(AdoptionStatus) - {AdoptionStatus.PUBLIC})


@pytest.fixture
def record(home_page):  # noqa: ARG001 - pages hang below it
    return CaseStudyFactory().record


@pytest.fixture
def announced():
    """What was announced since the fixture was last called."""
    names = []

    def hear(identifiers, **_kwargs):
        names.extend(identifiers)

    def collect():
        found = set(names)
        names.clear()
        return found

    changed.connect(hear)
    yield collect
    changed.disconnect(hear)


def test_a_new_adoption_moves_the_datestamp(record):
    Record.objects.update(datestamp=timezone.now() - dt.timedelta(days=3))
    AdoptionFactory(record=record)
    record.refresh_from_db()
    assert timezone.now() - record.datestamp < dt.timedelta(minutes=1)


@pytest.mark.parametrize("status", HIDDEN)
def test_what_is_not_public_is_announced_to_nobody(record, announced, status):
    organisation = OrganisationFactory()
    announced()
    adoption = AdoptionFactory(record=record, organisation=organisation, status=status)
    AdoptionFactor.objects.create(adoption=adoption, kind=FactorKind.BARRIER, code="time")
    adoption.stage = AdoptionStage.STOPPED
    adoption.save()
    adoption.delete()
    assert announced() == set()


@pytest.mark.parametrize("status", HIDDEN)
def test_an_adoption_that_leaves_the_public_is_announced(record, announced, status):
    adoption = AdoptionFactory(record=record)
    announced()
    adoption.status = status
    adoption.save()
    assert announced() == {record.pk}


def test_a_new_stage_is_announced(record, announced):
    adoption = AdoptionFactory(record=record)
    announced()
    adoption.stage = AdoptionStage.STOPPED
    adoption.save()
    assert announced() == {record.pk}


def test_an_adoption_that_goes_is_announced(record, announced):
    adoption = AdoptionFactory(record=record)
    announced()
    adoption.delete()
    assert announced() == {record.pk}


def test_an_adoption_that_was_filed_wrongly_is_announced_for_both_records(record, announced):
    adoption = AdoptionFactory(record=record)
    other = CaseStudyFactory().record
    announced()
    adoption.record = other
    adoption.save()
    assert announced() == {record.pk, other.pk}


def test_what_helped_is_announced(record, announced):
    adoption = AdoptionFactory(record=record)
    announced()
    factor = AdoptionFactor.objects.create(adoption=adoption, kind=FactorKind.ENABLER, code="time")
    assert announced() == {record.pk}
    factor.delete()
    assert announced() == {record.pk}


def test_an_adopters_new_name_is_announced_whatever_it_has_become(record, announced):
    successor = OrganisationFactory()
    before = OrganisationFactory(successor=successor)
    AdoptionFactory(record=record, organisation=before)
    announced()
    successor.name = "A name of today"
    successor.save()
    assert announced() == {record.pk}
