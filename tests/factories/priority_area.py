import factory
from factory.django import DjangoModelFactory

from home.models import PriorityAreaPage
from repository.taxonomy.models import PriorityArea


class PriorityAreaFactory(DjangoModelFactory):
    class Meta:
        model = PriorityArea
        django_get_or_create = ("slug",)

    name = "Haemorrhage"
    slug = "haemorrhage"
    definition = "Heavy bleeding after birth."


class PriorityAreaPageFactory(DjangoModelFactory):
    """The public page of an area, which is made with the area."""

    class Meta:
        model = PriorityAreaPage

    area = factory.SubFactory(PriorityAreaFactory)

    @classmethod
    def _create(cls, model_class, *_args, area):
        return model_class.objects.get(area=area)
