"""A measure: what is counted, and either points by period and group, or reported results."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from repository.measures.disclosure import RULES
from repository.measures.series import SeriesError, parse_series
from repository.records.choices import Direction, MeasureKind
from repository.taxonomy.ethnicity import SCHEMES


def with_figures(measures: Iterable[Any]) -> list[Any]:
    """Return the measures of a stream that hold a figure; one without says nothing yet."""
    return [
        child.value
        for child in measures
        if (child.value.get("table") or "").strip() or child.value.get("reported")
    ]


class ReportedResultBlock(blocks.StructBlock):
    """A result as its source reports it."""

    group = blocks.CharBlock(required=False, help_text="The group it is about, if one is named.")
    baseline = blocks.CharBlock(required=False, help_text="The figure before, as reported.")
    result = blocks.CharBlock(help_text="The figure after, as reported.")
    period = blocks.CharBlock(required=False, help_text="When it was measured.")
    source = blocks.CharBlock(required=False, help_text="Which reference it comes from.")

    class Meta:
        icon = "order"
        label = "Reported result"


class AnnotationBlock(blocks.StructBlock):
    """When a change was made, to be read beside the figures."""

    period = blocks.CharBlock(help_text="A period from the first column of the table.")
    text = blocks.CharBlock(help_text="What changed then.")

    class Meta:
        icon = "comment"
        label = "When a change was made"


class MeasureBlock(blocks.StructBlock):
    """An outcome, process, balancing or structure measure."""

    name = blocks.CharBlock(help_text="Such as “Bleeding of 1,500 ml or more”.")
    kind = blocks.ChoiceBlock(
        choices=MeasureKind.choices,
        default=MeasureKind.OUTCOME,
        help_text="Outcome: did it help? Process: was it done? Balancing: did it do harm?",
    )
    definition = blocks.TextBlock(
        required=False, help_text="Exactly what counts, and how it was measured."
    )
    numerator = blocks.CharBlock(required=False, help_text="Who is counted.")
    denominator = blocks.CharBlock(required=False, help_text="Out of whom.")
    unit = blocks.CharBlock(required=False, help_text="Such as “% of births”.")
    direction = blocks.ChoiceBlock(
        choices=Direction.choices,
        default=Direction.NEITHER,
        help_text="Which way is better.",
    )
    target = blocks.CharBlock(required=False, help_text="What you aim for.")
    source = blocks.CharBlock(required=False, help_text="Where the figures come from.")
    scheme = blocks.ChoiceBlock(
        choices=[(key, label) for key, label in SCHEMES.items() if key != "all"],
        default="2001",
        label="Ethnic-group scheme",
        help_text="Which classification the groups in the table below belong to.",
    )
    table = blocks.TextBlock(
        required=False,
        rows=8,
        label="Figures by period and ethnic group",
        help_text=(
            "Paste from a spreadsheet. First row: Period, then one column for each group. Each "
            "later row: the period, then a figure for each group, as 12/340 or 3.5."
        ),
    )
    disclosure = blocks.ChoiceBlock(
        choices=list(RULES.items()),
        default="hes",
        label="Small numbers",
        help_text="How small counts are hidden, so that nobody can be recognised.",
    )
    annotations = blocks.ListBlock(
        AnnotationBlock(), default=[], min_num=0, help_text="When changes were made."
    )
    reported = blocks.ListBlock(
        ReportedResultBlock(),
        default=[],
        min_num=0,
        label="Reported results",
        help_text="When you have no table: the result as reported, with its period.",
    )

    class Meta:
        icon = "order"
        label = "Measure"
        description = "What was measured, with figures by period and ethnic group, or as reported"
        preview_value = {
            "name": "Bleeding of 1,500 ml or more",
            "kind": "outcome",
            "unit": "% of births",
            "direction": "lower",
            "table": "Period,Black African,White British\nJan,12/340,20/900",
        }

    def clean(self, value: Mapping[str, Any]) -> Any:
        """Refuse a table that cannot be read, and a note about a period it does not have."""
        cleaned = super().clean(value)
        if not (cleaned.get("table") or "").strip():
            return cleaned
        try:
            series = parse_series(cleaned["table"])
        except SeriesError as error:
            raise StructBlockValidationError(
                block_errors={"table": ValidationError(str(error))}
            ) from error
        for annotation in cleaned["annotations"]:
            if annotation["period"].strip() not in series.periods:
                problem = (
                    f"“{annotation['period']}” is not a period of the table: use one of "
                    f"{', '.join(series.periods[:3])}…"
                )
                raise StructBlockValidationError(non_block_errors=[problem])
        return cleaned
