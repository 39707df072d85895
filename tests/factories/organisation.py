import factory
from factory.django import DjangoModelFactory

from repository.network.choices import OrganisationKind, Region
from repository.network.models import Organisation


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Example Trust {number}")
    kind = OrganisationKind.TRUST
    region = Region.NORTH_WEST
