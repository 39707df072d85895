from factory import Sequence
from factory.django import DjangoModelFactory

from repository.taxonomy.models import SynonymGroup


class SynonymGroupFactory(DjangoModelFactory):
    """Lists are given as an editor types them, one term on each line."""

    class Meta:
        model = SynonymGroup

    label = Sequence(lambda number: f"condition {number}")
