import factory
import wagtail_factories
from wagtail.models import Collection

from repository.media.models import RepositoryDocument

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nNobody asked me.\n"
#: Sound without tags; film without details.
MP3 = b"\xff\xfb\x90\x64" + bytes(64)
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00\x00\x00\x48mdat" + bytes(64)


class DocumentFactory(wagtail_factories.DocumentFactory):
    """A PDF; `file__filename` and `file__data` make it another file."""

    class Meta:
        model = RepositoryDocument

    title = "Checklist"
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.django.FileField(filename="checklist.pdf", data=PDF)
