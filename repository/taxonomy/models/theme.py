"""Themes: a controlled list. Free tags are taggit's and never become facets."""

from django.db import models
from wagtail.admin.panels import FieldPanel


class Theme(models.Model):
    """What kind of change a record is about; a controlled list kept by the policy lead."""

    name = models.CharField(max_length=100, unique=True, help_text="The name readers see.")
    slug = models.SlugField(max_length=100, unique=True, help_text="Used in search addresses.")
    description = models.TextField(blank=True, help_text="When to choose this theme.")

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
