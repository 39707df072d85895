"""What a place is like, in figures with their sources: it decides what another place can expect."""

from decimal import Decimal
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from repository.network.choices import ContextKind, UnitType

#: Kinds that are a share, in per cent.
SHARES: Final = frozenset(ContextKind.values) - {ContextKind.BIRTHS, ContextKind.UNIT_TYPE}
_WHOLE: Final = 100


class ContextFigure(models.Model):
    """One figure of a place in one year, as its source states it. None is estimated here."""

    organisation = ParentalKey(
        "network.Organisation", on_delete=models.CASCADE, related_name="context_figures"
    )
    kind = models.CharField(max_length=30, choices=ContextKind, help_text="What is stated.")
    value = models.DecimalField(
        max_digits=9,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100_000))],
        help_text="The number that the source gives. Shares in per cent.",
    )
    unit_type = models.CharField(
        max_length=30, choices=UnitType, blank=True, help_text="For the type of unit alone."
    )
    year = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1990), MaxValueValidator(2100)],
        help_text="The year it is about; of a financial year, the one in which it began.",
    )
    source = models.CharField(
        max_length=250, help_text="Who states it and where, in words that readers can follow up."
    )
    source_url = models.URLField("address of the source", blank=True, help_text="If it has one.")

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("value"), FieldPanel("unit_type")]),
        FieldPanel("source"),
        FieldPanel("source_url"),
    ]

    class Meta:
        ordering = ["kind", "-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "year"],
                name="one_context_figure_a_year",
                violation_error_message="There is such a figure of that year already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.year}"

    def clean(self) -> None:
        """Ask for what the kind of figure needs, and for no more."""
        super().clean()
        if self.kind == ContextKind.UNIT_TYPE:
            self.value = None
            if not self.unit_type:
                raise ValidationError({"unit_type": "Choose the type of unit."})
            return
        self.unit_type = ""
        if self.value is None:
            raise ValidationError({"value": "Write the number that the source gives."})
        if self.kind in SHARES and self.value > _WHOLE:
            raise ValidationError({"value": "A share is at most 100 per cent."})

    @property
    def shown(self) -> str:
        """Return the figure as it is read."""
        if self.kind == ContextKind.UNIT_TYPE:
            return str(UnitType(self.unit_type).label)
        number = f"{self.value:,.1f}".removesuffix(".0")
        return f"{number}%" if self.kind in SHARES else number
