"""Free tags. They are searched, and never shown as a facet."""

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase


class RecordTag(TagBase):
    """A free word an editor chose. Tags are not facets."""

    class Meta:
        verbose_name = "tag"
        verbose_name_plural = "tags"


class RecordPageTag(ItemBase):
    """A tag on a record."""

    tag = models.ForeignKey(RecordTag, on_delete=models.CASCADE, related_name="tagged_records")
    content_object = ParentalKey(
        "records.RecordPage", on_delete=models.CASCADE, related_name="tagged_items"
    )
