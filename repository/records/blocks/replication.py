"""What another site needs in order to do the same."""

from wagtail import blocks

from repository.records.blocks.rich_text import SHORT_RICH_TEXT
from repository.records.choices import Part


class PartBlock(blocks.CharBlock):
    """One part of the change, or one thing that must be in place."""

    class Meta:
        icon = "circle-check"
        label = "Part"
        description = "One part of the change, in a short sentence"
        preview_value = "Weigh swabs at every birth"


class StepBlock(blocks.StructBlock):
    """A step to follow."""

    title = blocks.CharBlock(help_text="What to do, starting with a verb.")
    detail = blocks.RichTextBlock(
        features=SHORT_RICH_TEXT, required=False, help_text="How, in a few sentences."
    )
    role = blocks.CharBlock(required=False, help_text="Who does it, such as “labour ward lead”.")
    time = blocks.CharBlock(required=False, help_text="How long it takes, such as “two weeks”.")
    part = blocks.ChoiceBlock(
        choices=Part.choices,
        required=False,
        label="Core or adaptable",
        help_text="Core: it will not work without this. Adaptable: fit it to your place.",
    )

    class Meta:
        icon = "list-ol"
        label = "Step"
        description = "A step to follow, with who does it and how long it takes"
        preview_value = {"title": "Agree where the scales are kept", "role": "Ward lead"}
