import io

import factory
import wagtail_factories
from PIL import Image
from wagtail.models import Collection

from repository.media.models import RepositoryImage


def draw_png(colour="purple"):
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(drawn, "PNG")
    return drawn.getvalue()


class ImageFactory(wagtail_factories.ImageFactory):
    """A small picture that is described."""

    class Meta:
        model = RepositoryImage

    title = "Scales"
    description = "A midwife weighs a swab"
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.django.ImageField(
        filename="scales.png", width=40, height=30, color="purple", format="PNG"
    )
