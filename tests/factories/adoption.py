import factory
from factory.django import DjangoModelFactory

from repository.replication.choices import AdoptionStage, AdoptionStatus
from repository.replication.models import Adoption
from tests.factories.organisation import OrganisationFactory


class AdoptionFactory(DjangoModelFactory):
    """A public adoption of `record`; its mailbox never appears anywhere."""

    class Meta:
        model = Adoption

    organisation = factory.SubFactory(OrganisationFactory)
    stage = AdoptionStage.TESTING
    status = AdoptionStatus.PUBLIC
    mailbox = factory.Sequence(lambda number: f"team{number}@adopter.example")
