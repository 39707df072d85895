"""A driver diagram: aim, primary drivers, secondary drivers, change ideas."""

from wagtail import blocks


class SecondaryDriverBlock(blocks.StructBlock):
    """A part of a primary driver that people can act on."""

    title = blocks.CharBlock(label="Secondary driver", help_text="Such as “Blood loss measured”.")
    change_ideas = blocks.ListBlock(
        blocks.CharBlock(label="Change idea"),
        default=[],
        min_num=0,
        help_text="What you could try that would move this driver.",
    )

    class Meta:
        icon = "list-ul"
        label = "Secondary driver"


class PrimaryDriverBlock(blocks.StructBlock):
    """One of the few things that together would reach the aim."""

    title = blocks.CharBlock(label="Primary driver", help_text="Such as “Bleeding seen early”.")
    secondary_drivers = blocks.ListBlock(
        SecondaryDriverBlock(), default=[], min_num=0, help_text="What this driver is made of."
    )

    class Meta:
        icon = "list-ul"
        label = "Primary driver"


class DriverDiagramBlock(blocks.StructBlock):
    """The team's theory of how change leads to the aim."""

    aim = blocks.CharBlock(max_length=300, help_text="The aim, in one short sentence.")
    primary_drivers = blocks.ListBlock(
        PrimaryDriverBlock(), min_num=1, help_text="Two to five things that would reach the aim."
    )

    class Meta:
        icon = "list-ul"
        label = "Driver diagram"
        description = "Aim, drivers and change ideas; drawn as a diagram and shown as a list"
        preview_value = {
            "aim": "Halve severe bleeding after birth among Black women by March",
            "primary_drivers": [
                {
                    "title": "Bleeding seen early",
                    "secondary_drivers": [
                        {"title": "Blood loss measured", "change_ideas": ["Weigh every swab"]}
                    ],
                }
            ],
        }
