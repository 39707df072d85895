"""Organisations of the NHS and beyond, dated, with successors."""

from itertools import chain, count
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from repository.network.choices import REGION_CODES, OrganisationKind, Region
from repository.network.ods import validate_ods_code
from repository.network.ror import is_ror, read_ror


class Organisation(ClusterableModel):
    """A body that leads, issues or took part. NHS bodies merge: dates and successor say so."""

    name = models.CharField(max_length=200, unique=True, help_text="The full official name.")
    slug = models.SlugField(
        max_length=200, unique=True, blank=True, help_text="Used in search addresses."
    )
    kind = models.CharField(
        max_length=30,
        choices=OrganisationKind,
        default=OrganisationKind.OTHER,
        help_text="What kind of body it is.",
    )
    ods_code = models.CharField(
        "ODS code",
        max_length=6,
        blank=True,
        validators=[validate_ods_code],
        help_text="For NHS bodies, such as RQ3 for a trust or QHL for an integrated care board.",
    )
    ror = models.CharField(
        "ROR identifier",
        max_length=40,
        blank=True,
        help_text="For bodies that do research, from ror.org, such as 02jx3x895.",
    )
    region = models.CharField(
        max_length=30,
        choices=Region,
        blank=True,
        help_text="Where it works. Leave empty when you do not know.",
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="members",
        verbose_name="integrated care system",
        help_text="The system or body it belongs to.",
    )
    mailbox = models.EmailField(
        "role mailbox",
        blank=True,
        help_text=(
            "Of a team, not of a person: where readers’ questions are sent on. Nobody sees it, and "
            "it never leaves this site."
        ),
    )
    website = models.URLField(blank=True, help_text="Its own website.")
    latitude = models.FloatField(null=True, blank=True, help_text="Approximate, for maps.")
    longitude = models.FloatField(null=True, blank=True, help_text="Approximate, for maps.")
    active_from = models.DateField(null=True, blank=True, help_text="When it began, if known.")
    active_to = models.DateField(
        null=True, blank=True, help_text="When it ended or merged. Empty while it exists."
    )
    successor = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
        help_text="The body that took over. Searching for it also finds this one’s records.",
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("kind")], "Name"),
        MultiFieldPanel(
            [FieldPanel("ods_code"), FieldPanel("region"), FieldPanel("parent")], "In the NHS"
        ),
        FieldPanel("ror"),
        FieldPanel("website"),
        FieldPanel("mailbox"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")], "Place"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("active_from"), FieldPanel("active_to")]),
                FieldPanel("successor"),
            ],
            "Dates and mergers",
        ),
        InlinePanel(
            "context_figures",
            heading="What the place is like",
            label="figure",
            help_text="Only what a source states, with its year. Readers find places like theirs.",
        ),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new organisation its address."""
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        """Return an address made of the name; names that differ in commas alone get a number."""
        stem = slugify(self.name)[:190] or "organisation"
        taken = set(
            Organisation.objects.filter(slug__startswith=stem)
            .exclude(pk=self.pk)
            .values_list("slug", flat=True)
        )
        others = (f"{stem}-{number}" for number in count(2))
        return next(slug for slug in chain([stem], others) if slug not in taken)

    def clean(self) -> None:
        """Refuse dates in the wrong order and a merger that leads back to itself."""
        super().clean()
        self.ror = read_ror(self.ror)
        if self.ror and not is_ror(self.ror):
            raise ValidationError(
                {"ror": "This is no ROR identifier: copy it from ror.org, such as 02jx3x895."}
            )
        if self.active_from and self.active_to and self.active_to < self.active_from:
            raise ValidationError({"active_to": "It cannot end before it began."})
        seen, successor = {self.pk}, self.successor
        while successor is not None:
            if successor.pk in seen:
                raise ValidationError({"successor": "These mergers lead round in a circle."})
            seen.add(successor.pk)
            successor = successor.successor

    @property
    def region_code(self) -> str:
        """The region's ODS code, empty outside England."""
        return REGION_CODES.get(self.region, "")
