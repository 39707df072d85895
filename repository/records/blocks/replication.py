"""What another site needs in order to do the same."""

from typing import Any

from wagtail import blocks

from repository.records.blocks.rich_text import SHORT_RICH_TEXT
from repository.records.blocks.statements import KeyBlock
from repository.records.choices import CostBand, Part


class PartBlock(blocks.StructBlock):
    """One part of the change, or one thing that must be in place.

    Its key is permanent: whoever adopts the change says of each core part what became of it.
    """

    text = blocks.CharBlock(label="Part", help_text="In a short sentence.")
    key = KeyBlock(
        required=False,
        max_length=8,
        help_text="Given by the site at the first save, such as c3. It never changes.",
    )

    class Meta:
        icon = "circle-check"
        label = "Part"
        description = "One part of the change, in a short sentence"
        preview_value = {"text": "Weigh swabs at every birth"}
        form_layout = blocks.BlockGroup(children=["text"], settings=["key"])

    def normalize(self, value: Any) -> Any:
        """Accept a part by its words alone: its page gives it the key."""
        return super().normalize({"text": value, "key": ""} if isinstance(value, str) else value)


class StepBlock(blocks.StructBlock):
    """A step to follow."""

    title = blocks.CharBlock(help_text="What to do, starting with a verb.")
    detail = blocks.RichTextBlock(
        features=SHORT_RICH_TEXT, required=False, help_text="How, in a few sentences."
    )
    role = blocks.CharBlock(required=False, help_text="Who does it, such as “labour ward lead”.")
    time = blocks.CharBlock(required=False, help_text="How long it takes, such as “two weeks”.")
    materials = blocks.CharBlock(
        required=False, help_text="What is needed, such as “scales and a tally sheet”."
    )
    prerequisites = blocks.CharBlock(
        required=False, help_text="What must be in place first, such as “scales are calibrated”."
    )
    cost = blocks.ChoiceBlock(
        choices=CostBand.choices,
        required=False,
        help_text="Of this step, at one site in the first year. Leave empty if you do not know.",
    )
    part = blocks.ChoiceBlock(
        choices=Part.choices,
        required=False,
        label="Core or adaptable",
        help_text="Core: it will not work without this. Adaptable: fit it to your place.",
    )
    key = KeyBlock(
        required=False,
        max_length=8,
        help_text="Given by the site at the first save, such as t3. It never changes.",
    )

    class Meta:
        icon = "list-ol"
        label = "Step"
        description = "A step to follow, with who does it and how long it takes"
        preview_value = {"title": "Agree where the scales are kept", "role": "Ward lead"}
        form_layout = blocks.BlockGroup(
            children=[
                "title",
                "detail",
                "role",
                "time",
                "materials",
                "prerequisites",
                "cost",
                "part",
            ],
            settings=["key"],
        )
