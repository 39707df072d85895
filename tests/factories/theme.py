from factory.django import DjangoModelFactory

from repository.taxonomy.models import Theme


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme
        django_get_or_create = ("slug",)

    name = "Listening"
    slug = "listening"
