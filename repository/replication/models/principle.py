"""Anti-racism principles: an editable list that starts empty, since none was found in a source."""

from typing import Any

from django.db import models
from django.utils.text import slugify


class AntiRacismPrinciple(models.Model):
    """A principle that adopters may name as a help or a hindrance, in its publisher's words."""

    name = models.CharField(
        max_length=200, unique=True, help_text="In the words of whoever issued it."
    )
    slug = models.SlugField(
        max_length=48,
        unique=True,
        blank=True,
        help_text="Used in search addresses. Made of the name when left empty. Do not change it.",
    )
    source = models.CharField(max_length=300, help_text="Who issued it, where and when.")
    source_url = models.URLField("address of the source", blank=True, help_text="If it has one.")

    class Meta:
        ordering = ["name"]
        verbose_name = "anti-racism principle"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new principle its address."""
        self.slug = self.slug or slugify(self.name)[:48].strip("-")
        super().save(*args, **kwargs)
