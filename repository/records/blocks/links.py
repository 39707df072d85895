"""Files to download and places to turn to."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock


class DownloadBlock(blocks.StructBlock):
    """A file of ours, or the original at its owner's address."""

    title = blocks.CharBlock(help_text="What the reader gets.")
    document = DocumentChooserBlock(required=False, help_text="A file kept here.")
    url = blocks.URLBlock(
        required=False, label="Web address", help_text="Or the original at its owner’s site."
    )
    accessible_note = blocks.CharBlock(
        required=False, help_text="How accessible it is, and where to get another format."
    )

    class Meta:
        icon = "download"
        label = "Download"
        description = "A file to download, with a note on accessible formats"
        preview_value = {"title": "Checklist", "url": "https://example.org/checklist"}

    def clean(self, value: Mapping[str, Any]) -> Any:
        """Ask for a file or an address."""
        cleaned = super().clean(value)
        if not cleaned.get("document") and not cleaned.get("url"):
            raise StructBlockValidationError(
                block_errors={"url": ValidationError("Choose a file or give a web address.")}
            )
        return cleaned


class SupportLinkBlock(blocks.StructBlock):
    """Where a reader can turn."""

    title = blocks.CharBlock(help_text="The organisation, and what it helps with.")
    url = blocks.URLBlock(label="Web address", help_text="Its page for people who need help.")

    class Meta:
        icon = "link"
        label = "Support link"
        description = "An organisation that can help a reader"
        preview_value = {"title": "Samaritans", "url": "https://www.samaritans.org/"}
