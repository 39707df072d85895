"""Images and documents. Files lie under an unguessable folder and are sent by one view."""

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from repository.media.fields import DrawnImageField, StrippedFileField, StrippedImageField
from repository.media.stripping.files import strip
from repository.media.uploads import check_upload


def unguessable_path(_instance: models.Model, filename: str) -> str:
    """Return `<128 random bits>/<name>`: knowing one address tells nothing of another."""
    return f"{secrets.token_urlsafe(16)}/{filename[-90:]}"


def _is_new(media: Any) -> bool:
    return bool(media.file) and not getattr(media.file, "_committed", True)


def _strip_upload(media: Any) -> None:
    """Strip a file before it is stored, so that a refusal is a message beside it."""
    if _is_new(media):
        try:
            media.file = strip(media.file.file)
        except ValidationError as error:
            raise ValidationError({"file": error.messages}) from error


class RepositoryImage(AbstractImage):
    """A picture that says what it shows, or is marked as decoration."""

    file = StrippedImageField(
        upload_to=unguessable_path, width_field="width", height_field="height"
    )
    # Not `decorative`: Wagtail sets an attribute of that name on every image it loads.
    is_decorative = models.BooleanField(
        "decorative",
        default=False,
        help_text="Tick only when the picture adds nothing to the words around it.",
    )
    credit = models.CharField(
        max_length=200, blank=True, help_text="Who made the picture and under which licence."
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        permissions = [("choose_repositoryimage", "Can choose image")]

    def clean(self) -> None:
        """Require a description, unless the picture is decoration; take hidden details out."""
        super().clean()
        _strip_upload(self)
        if not self.is_decorative and not self.description.strip():
            raise ValidationError(
                {"description": "Describe what the picture shows, or tick “Decorative” below."}
            )

    def get_upload_to(self, filename: str) -> str:
        """Keep Wagtail from choosing a guessable folder."""
        return unguessable_path(self, filename)

    @property
    def default_alt_text(self) -> str:
        """The words a screen reader says: none for decoration."""
        return "" if self.is_decorative else self.description


class RepositoryRendition(AbstractRendition):
    """A resized copy; it is seen by whoever may see its image."""

    image = models.ForeignKey(RepositoryImage, on_delete=models.CASCADE, related_name="renditions")
    file = DrawnImageField(upload_to=unguessable_path, width_field="width", height_field="height")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def get_upload_to(self, filename: str) -> str:
        """Keep Wagtail from choosing a guessable folder."""
        return unguessable_path(self, filename)


class RepositoryDocument(AbstractDocument):
    """A file to download, with a note on how accessible it is."""

    file = StrippedFileField(upload_to=unguessable_path)
    accessible_note = models.CharField(
        "accessibility",
        max_length=300,
        blank=True,
        help_text="For example: “Tagged PDF”, or where to get the same content as a web page.",
    )

    running_time = models.CharField(
        max_length=40,
        blank=True,
        help_text="Of a recording: how long it plays, such as “4 minutes”.",
    )

    admin_form_fields = (
        "title",
        "file",
        "accessible_note",
        "running_time",
        "collection",
        "tags",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        permissions = [("choose_repositorydocument", "Can choose document")]

    def clean(self) -> None:
        """Refuse a file whose content is not what its name says; take hidden details out."""
        super().clean()
        if _is_new(self):
            check_upload(self.file)
            _strip_upload(self)

    def get_upload_to(self, filename: str) -> str:
        """Keep Wagtail from choosing a guessable folder."""
        return unguessable_path(self, filename)

    @property
    def url(self) -> str:
        """The address of the permission-checked view."""
        return str(self.file.url)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Record the size at once: download links show it."""
        if self.file and self.file_size is None:
            self.file_size = self.file.size
        super().save(*args, **kwargs)


class DocumentText(models.Model):
    """The words of one file, read once, or why there are none. Search finds the file by them."""

    class State(models.TextChoices):
        """What came of reading a file, in words for its editor."""

        READ = "read", "Search finds this file by its words."
        IN_PART = "in-part", "Search finds this file by its first pages: it is very long."
        NO_TEXT = "no-text", "Search cannot read this file: its words are pictures. Add text to it."
        LOCKED = "locked", "Search cannot read this file: it needs a password."
        BROKEN = "broken", "Search cannot read this file: it seems to be damaged."
        TOO_LARGE = "too-large", "Search cannot read this file: it is too large."
        TOO_SLOW = "too-slow", "Search cannot read this file: it took too long."

    document = models.OneToOneField(
        RepositoryDocument, on_delete=models.CASCADE, related_name="text", primary_key=True
    )
    # The name changes whenever the file is replaced, so that no words are taken for another's.
    file = models.CharField(max_length=100, db_index=True, editable=False)
    state = models.CharField(max_length=20, choices=State.choices, editable=False)
    # The text of each page in order; a Word file is one.
    pages = models.JSONField(default=list, editable=False)
    # Who wrote it and what they called it, for the check of a story alone: search does not read it.
    about = models.TextField(default="", editable=False)
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "text of a document"
        verbose_name_plural = "texts of documents"

    def __str__(self) -> str:
        return f"{self.file}: {self.state}"
