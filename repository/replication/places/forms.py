"""What a reader says of their own unit. It stands in the address of the page, and is not kept."""

from decimal import Decimal
from typing import Any, Final

from django import forms

from repository.network.choices import ETHNIC_MIX, UnitType
from repository.replication.places.likeness import Place

#: Far above the largest unit of the country: to find a slip of the finger.
_MOST_BIRTHS: Final = 30_000
#: How far from 100 the five shares may add up, in per cent: each is rounded.
_ROUNDING: Final = Decimal("2.5")


def _share() -> forms.DecimalField:
    problem = "Enter a share between 0 and 100, such as 12.5"
    return forms.DecimalField(
        required=False,
        min_value=0,
        max_value=100,
        error_messages={"invalid": problem, "min_value": problem, "max_value": problem},
    )


class UnitForm(forms.Form):
    """A unit in a few figures, none of them required."""

    births = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=_MOST_BIRTHS,
        error_messages={
            "invalid": "Enter the number of births a year in figures, such as 4800",
            "min_value": "The number of births a year must be 1 or more",
            "max_value": f"The number of births a year must be {_MOST_BIRTHS:,} or fewer",
        },
    )
    unit_type = forms.ChoiceField(
        required=False,
        choices=[("", "I would rather not say"), *UnitType.choices],
        error_messages={"invalid_choice": "Choose a type of unit from the list"},
    )
    deprivation = _share()
    asian = _share()
    black = _share()
    mixed = _share()
    white = _share()
    other = _share()

    def clean(self) -> dict[str, Any]:
        """Ask for a whole mix or none, and for something to go by."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        given = [cleaned[kind] for kind in ETHNIC_MIX if cleaned[kind] is not None]
        if given and len(given) < len(ETHNIC_MIX):
            missing = next(kind for kind in ETHNIC_MIX if cleaned[kind] is None)
            self.add_error(
                missing, "Enter a share for all five groups, 0 for none, or leave all empty"
            )
        elif given and abs(sum(given) - 100) > _ROUNDING:
            self.add_error(ETHNIC_MIX[0], f"The five shares add up to {sum(given)}, not to 100")
        elif not self.errors and not self.build_place().states():
            self.add_error("births", "Enter at least one figure, or choose the type of your unit")
        return cleaned

    def build_place(self) -> Place:
        """Return what a valid form says."""
        given = self.cleaned_data
        mix = tuple(float(given[kind]) for kind in ETHNIC_MIX if given[kind] is not None)
        return Place(
            births=given["births"],
            unit_type=given["unit_type"] or None,
            deprivation=None if given["deprivation"] is None else float(given["deprivation"]),
            ethnic_mix=mix or None,
        )
