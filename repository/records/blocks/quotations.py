"""Words of a voice that other records may quote, and the reference by which they do.

The words are kept on the voice alone: a copy would outlive the consent it rests on.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from repository.records.blocks.statements import KeyBlock


class QuotationBlock(blocks.StructBlock):
    """A few sentences of a voice that can stand alone."""

    text = blocks.TextBlock(
        rows=3,
        max_length=500,
        help_text="The person’s own words, exactly. One to three sentences; no name, no place.",
    )
    key = KeyBlock(
        required=False,
        max_length=8,
        help_text="Given by the site at the first save, such as q1. It never changes.",
    )

    class Meta:
        icon = "openquote"
        label = "Quotation"
        description = "A few sentences of this voice that other records may quote"
        preview_value = {"text": "I said that I was bleeding, and nobody came."}


class QuotedVoiceBlock(blocks.StructBlock):
    """A quotation from a voice, by reference."""

    voice = blocks.PageChooserBlock(
        page_type="records.VoicePage", help_text="The voice to quote. Its page lists what may be."
    )
    quotation = blocks.CharBlock(
        max_length=8,
        default="q1",
        help_text="Which of its quotations: the key beside it on the voice, such as q1.",
    )

    class Meta:
        icon = "openquote"
        label = "Quoted voice"
        description = "A voice’s own words, shown here for as long as the person agrees"
        # No example: a voice and its consent cannot be made up.
        preview_value = {"quotation": "q1"}

    def clean(self, value: Mapping[str, Any]) -> Any:
        """Ask for a quotation that the voice has."""
        cleaned = super().clean(value)
        if cleaned["voice"] is None:  # a draft
            return cleaned
        keys = [child.value["key"] for child in cleaned["voice"].specific.quotations]
        if cleaned["quotation"] not in keys:
            offered = f"Use one of {', '.join(keys)}." if keys else "It has none: add one there."
            raise StructBlockValidationError(
                block_errors={
                    "quotation": ValidationError(
                        f"The voice has no quotation “{cleaned['quotation']}”. {offered}"
                    )
                }
            )
        return cleaned
