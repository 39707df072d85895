"""The parts of a site's action plan."""

from wagtail import blocks


class ObjectiveBlock(blocks.StructBlock):
    """One objective of the plan."""

    objective = blocks.CharBlock(help_text="What the site wants to change, and for whom.")
    detail = blocks.RichTextBlock(
        required=False, features=["bold", "ul", "link"], help_text="How it will be done."
    )

    class Meta:
        icon = "circle-check"
        label = "Objective"
        description = "One thing the site set out to do"
        preview_value = {
            "objective": "Every woman is offered an interpreter at booking",
            "detail": "<p>The booking form asks for her language first.</p>",
        }


class KeyMeasureBlock(blocks.StructBlock):
    """What is measured, and the target."""

    name = blocks.CharBlock(help_text="What is measured.")
    target = blocks.CharBlock(required=False, help_text="What the site aims for, by when.")
    source = blocks.CharBlock(required=False, help_text="Where the figures come from.")

    class Meta:
        icon = "order"
        label = "Key measure"
        description = "What the site measures, with its target"
        preview_value = {
            "name": "Appointments with an interpreter, of those that needed one",
            "target": "95% by March 2027",
            "source": "The booking system",
        }


class PartnerBlock(blocks.StructBlock):
    """An organisation that runs or supports the network."""

    name = blocks.CharBlock(help_text="The organisation’s name.")
    role = blocks.CharBlock(help_text="Its part in the network.")
    url = blocks.URLBlock(required=False, label="Website", help_text="Its website.")

    class Meta:
        icon = "group"
        label = "Partner"
        description = "An organisation that runs or supports the network"
        preview_value = {
            "name": "Example Health Observatory",
            "role": "Leads the network",
            "url": "https://example.org/",
        }


class SourceBlock(blocks.StructBlock):
    """Where a fact on a page comes from."""

    title = blocks.CharBlock(help_text="What the page is called, and who publishes it.")
    url = blocks.URLBlock(label="Web address", help_text="Where it can be read.")

    class Meta:
        icon = "openquote"
        label = "Source"
        description = "A page where the facts can be checked"
        preview_value = {
            "title": "Announcement of the network, Example Health Observatory",
            "url": "https://example.org/announcement",
        }
