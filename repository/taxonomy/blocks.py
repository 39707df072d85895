"""A figure about an ethnic gap. It never stands without its period, population and source."""

from wagtail import blocks


class EthnicGapBlock(blocks.StructBlock):
    """One measured difference between ethnic groups."""

    fact = blocks.CharBlock(help_text="What was measured.")
    value = blocks.TextBlock(help_text="The figures, with the group they are compared with.")
    population = blocks.CharBlock(help_text="Who was counted, where and when.")
    source_url = blocks.URLBlock(label="Source", help_text="Where the figure was seen.")

    class Meta:
        icon = "order"
        label = "Figure about the gap"
        description = "A measured difference between ethnic groups, with its source"
        preview_value = {
            "fact": "Bleeding of 1,500 ml or more (example)",
            "value": "4.1% of Black women, 2.9% of White women",
            "population": "Women who gave birth in one example trust, 2025",
            "source_url": "https://example.org/figures",
        }
