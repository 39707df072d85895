import io

import factory
import wagtail_factories
from django.core.files.base import ContentFile
from PIL import Image

from repository.media.models import RepositoryImage


def draw_png(colour="purple"):
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(drawn, "PNG")
    return drawn.getvalue()


class ImageFactory(wagtail_factories.ImageFactory):
    class Meta:
        model = RepositoryImage

    title = "Scales"
    description = "A midwife weighs a swab"
    file = factory.LazyFunction(lambda: ContentFile(draw_png(), "scales.png"))
