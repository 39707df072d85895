"""Priority areas, under every name they have or had."""

from typing import Any

from django.db import models
from django.utils.text import slugify
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable

from repository.taxonomy.blocks import EthnicGapBlock
from repository.taxonomy.references import reference_stream


class PriorityArea(ClusterableModel):
    """A clinical area in which the network works to close an ethnic gap."""

    name = models.CharField(
        max_length=100,
        unique=True,
        help_text="The name readers see. When you change it, the old name still finds the area.",
    )
    slug = models.SlugField(
        "address",
        max_length=100,
        unique=True,
        help_text="The last part of the address. When you change it, the old address redirects.",
    )
    nhs_name = models.CharField(
        "name on the NHS website",
        max_length=120,
        blank=True,
        help_text="What the NHS website calls it, when that differs.",
    )
    definition = models.TextField(
        help_text="One or two sentences that a member of the public understands."
    )
    clinical_note = models.TextField(
        blank=True,
        help_text="Thresholds or definitions that professionals need, with their source.",
    )
    ethnic_gaps = StreamField(
        [("gap", EthnicGapBlock())],
        blank=True,
        help_text="What is known about the gap between ethnic groups, each figure with its source.",
    )
    references = reference_stream("Where the definition and the figures come from.")
    introduction = RichTextField(
        blank=True,
        features=["bold", "ul", "ol", "link"],
        help_text="Shown above the area’s records: what matters and where to start.",
    )
    sort_order = models.PositiveSmallIntegerField(
        default=0, help_text="Lower numbers come first wherever areas are listed."
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("nhs_name")], "Name"),
        InlinePanel("other_names", heading="Other names", label="name"),
        FieldPanel("definition"),
        FieldPanel("clinical_note"),
        FieldPanel("introduction"),
        FieldPanel("ethnic_gaps"),
        FieldPanel("references"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep a changed name or address among the other names, so that both still lead here."""
        before = PriorityArea.objects.filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        if before and (before.name != self.name or before.slug != self.slug):
            PriorityAreaName.objects.get_or_create(area=self, slug=before.slug, name=before.name)


class PriorityAreaName(Orderable):
    """A name that also leads to an area: its former name, a synonym, the NHS website's name."""

    area = ParentalKey(PriorityArea, on_delete=models.CASCADE, related_name="other_names")
    name = models.CharField(max_length=100, help_text="Searching for this name finds the area.")
    slug = models.SlugField(max_length=100, blank=True, editable=False)

    panels = [FieldPanel("name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give the name the address that links to it may still carry."""
        self.slug = self.slug or slugify(self.name)[:100]
        super().save(*args, **kwargs)
