"""What is asked of how it went: result, measure, period, and the effect by ethnic group."""

from collections.abc import Iterator
from typing import Any, Final

from django import forms

from repository.replication.choices import AdoptionResult, EquityChange, NoEquityReason
from repository.taxonomy import ethnicity

#: Rows for ethnic groups. More may be told later, from the private page.
ROWS: Final = 4
#: Results that say something happened: what it meant for equity is then asked.
MEASURED: Final = (AdoptionResult.BETTER, AdoptionResult.SAME, AdoptionResult.WORSE)
#: What is no group of people.
_NO_GROUP: Final = frozenset({"all", "source"})


def group_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the ethnic groups that an effect may be told for, by scheme."""
    return [
        (
            label,
            [(group.value, group.label) for group in ethnicity.GROUPS if group.scheme == scheme],
        )
        for scheme, label in ethnicity.SCHEMES.items()
        if scheme not in _NO_GROUP
    ]


class OutcomeForm(forms.Form):
    """A result, and one of the two: the effect by group, or why there is none to tell."""

    result = forms.ChoiceField(
        choices=AdoptionResult.choices,
        required=False,
        error_messages={"invalid_choice": "Choose what happened from the list"},
    )
    measure = forms.CharField(
        required=False,
        max_length=300,
        error_messages={"max_length": "What was measured must be 300 characters or less"},
    )
    period = forms.CharField(
        required=False,
        max_length=100,
        error_messages={"max_length": "The period must be 100 characters or less"},
    )
    no_equity_reason = forms.ChoiceField(
        choices=NoEquityReason.choices,
        required=False,
        error_messages={"invalid_choice": "Choose a reason from the list"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [("", "Choose a group"), *group_choices()]
        changes = [("", "Choose what happened"), *EquityChange.choices]
        for group, change in self._names():
            self.fields[group] = forms.ChoiceField(
                choices=groups,
                required=False,
                error_messages={"invalid_choice": "Choose a group from the list"},
            )
            self.fields[change] = forms.ChoiceField(
                choices=changes,
                required=False,
                error_messages={"invalid_choice": "Choose what happened from the list"},
            )

    @staticmethod
    def _names() -> Iterator[tuple[str, str]]:
        return ((f"group_{row}", f"change_{row}") for row in range(1, ROWS + 1))

    @property
    def equity_rows(self) -> list[tuple[Any, Any]]:
        """Return the fields of each row, for the page."""
        return [(self[group], self[change]) for group, change in self._names()]

    @property
    def equity_effects(self) -> list[tuple[str, str]]:
        """Return each group with what happened; of a form that was found right."""
        given = self.cleaned_data
        return [(given[group], given[change]) for group, change in self._names() if given[group]]

    def clean(self) -> dict[str, Any] | None:
        """Ask for the measure of a result, and for one of the two about equity."""
        self._check_rows()
        given = self.cleaned_data
        if given.get("result") in MEASURED:
            if not given.get("measure") and "measure" not in self.errors:
                self.add_error("measure", "Tell us what was measured")
            if not given.get("period") and "period" not in self.errors:
                self.add_error("period", "Tell us over what time it was measured")
            rows_wrong = any(name in self.errors for pair in self._names() for name in pair)
            if not rows_wrong and not self.equity_effects and not given.get("no_equity_reason"):
                self.add_error(
                    "no_equity_reason",
                    "Tell us what happened for an ethnic group, or why you cannot tell",
                )
        return super().clean()

    def _check_rows(self) -> None:
        seen: set[str] = set()
        for group, change in self._names():
            chosen, what = self.cleaned_data.get(group), self.cleaned_data.get(change)
            if chosen and not what and change not in self.errors:
                self.add_error(change, "Choose what happened for this group")
            if what and not chosen and group not in self.errors:
                self.add_error(group, "Choose the ethnic group that this is about")
            if chosen and chosen in seen:
                self.add_error(group, "This group is here twice")
            seen.add(chosen or "")
