import factory
from factory.django import DjangoModelFactory

from home.models import PriorityAreaIndexPage, PriorityAreaPage
from repository.taxonomy.models import PriorityArea


class PriorityAreaFactory(DjangoModelFactory):
    class Meta:
        model = PriorityArea
        django_get_or_create = ("slug",)

    name = "Haemorrhage"
    slug = "haemorrhage"
    definition = "Heavy bleeding after birth."


class PriorityAreaPageFactory(DjangoModelFactory):
    """The public page of an area, published under the list of areas."""

    class Meta:
        model = PriorityAreaPage

    area = factory.SubFactory(PriorityAreaFactory)

    @classmethod
    def _create(cls, model_class, *_args, area, **fields):
        page = model_class(title=area.name, slug=area.slug, area=area, live=False, **fields)
        PriorityAreaIndexPage.objects.get().add_child(instance=page)
        page.save_revision().publish()
        return model_class.objects.get(pk=page.pk)
