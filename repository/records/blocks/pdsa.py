"""A PDSA cycle: one small test of change."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from repository.records.blocks.rich_text import SHORT_RICH_TEXT
from repository.records.choices import Act


class PDSACycleBlock(blocks.StructBlock):
    """Plan with a prediction, do, study, act."""

    title = blocks.CharBlock(help_text="What was tested, in a few words.")
    scale = blocks.CharBlock(
        required=False, help_text="How big the test was, such as “one midwife, one shift”."
    )
    start = blocks.DateBlock(required=False, help_text="When the test began.")
    end = blocks.DateBlock(required=False, help_text="When it ended.")
    plan = blocks.RichTextBlock(
        features=SHORT_RICH_TEXT, help_text="What you planned to try, who with and where."
    )
    prediction = blocks.TextBlock(
        required=False, help_text="What you expected to happen, written down before the test."
    )
    do = blocks.RichTextBlock(
        features=SHORT_RICH_TEXT, required=False, help_text="What was done, with surprises."
    )
    study = blocks.RichTextBlock(
        features=SHORT_RICH_TEXT,
        required=False,
        help_text="What you saw, set against the prediction. Who was left out?",
    )
    act = blocks.ChoiceBlock(
        choices=Act.choices, required=False, help_text="What you decided to do with the change."
    )
    act_notes = blocks.TextBlock(required=False, help_text="Why, and what comes next.")

    class Meta:
        icon = "rotate"
        label = "PDSA cycle"
        description = "One small test of change: plan, do, study, act"
        preview_value = {
            "title": "Weigh swabs on one shift",
            "scale": "One midwife, one shift",
            "plan": "<p>Try the scales on one shift.</p>",
            "prediction": "Measured loss will be higher than the estimate.",
            "act": "adapt",
        }

    def clean(self, value: Mapping[str, Any]) -> Any:
        """Refuse a cycle that ends before it begins."""
        cleaned = super().clean(value)
        if cleaned.get("start") and cleaned.get("end") and cleaned["end"] < cleaned["start"]:
            raise StructBlockValidationError(
                block_errors={"end": ValidationError("The test cannot end before it began.")}
            )
        return cleaned
