"""Fields that store no file with hidden details, by whatever road it comes.

The forms strip a file before it is judged, so that a refusal is a message; this is for all others.
"""

from typing import Any

from django.db import models
from django.db.models.fields.files import FieldFile, ImageFieldFile

from repository.media.stripping.files import strip


class StrippedFieldFile(FieldFile):
    """A file that is stripped when it is stored."""

    #: Whether we made it from another, and draw it anew only where it took hidden details over.
    drawn_here = False

    def save(self, name: str, content: Any, save: bool = True) -> None:  # noqa: FBT001, FBT002 - Django's signature
        """Store the file without hidden details."""
        super().save(name, strip(content, drawn_here=self.drawn_here), save)


class StrippedImageFieldFile(StrippedFieldFile, ImageFieldFile):
    """A picture that is stripped when it is stored."""


class DrawnImageFieldFile(StrippedImageFieldFile):
    """A picture that we made from another, which may stem from before pictures were stripped."""

    drawn_here = True


class StrippedFileField(models.FileField):
    """A file without hidden details."""

    attr_class = StrippedFieldFile


class StrippedImageField(models.ImageField):
    """A picture without hidden details."""

    attr_class = StrippedImageFieldFile


class DrawnImageField(models.ImageField):
    """A resized picture without hidden details."""

    attr_class = DrawnImageFieldFile
