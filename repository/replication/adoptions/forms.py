"""The public form: “we are doing this too”. Three answers are enough; the rest is asked kindly."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils import timezone

from repository.forms import TimedForm
from repository.replication import factors
from repository.replication.adoptions.mailbox import looks_personal
from repository.replication.adoptions.outcome_form import OutcomeForm
from repository.replication.choices import AdoptionStage, PartFate
from repository.replication.models import Adoption

#: Nobody began this work earlier.
_FIRST_YEAR: Final = 1990
WHY_STOPPED: Final = "Tell us why it stopped. Others learn most from this"


def _text(longest: int, what: str, *, required: str = "") -> forms.CharField:
    return forms.CharField(
        required=bool(required),
        max_length=longest,
        error_messages={
            "required": required,
            "max_length": f"{what} must be {longest:,} characters or less",
        },
    )


class StageForm(forms.Form):
    """How far it has come, and why it stopped if it did."""

    stage = forms.ChoiceField(
        choices=AdoptionStage.choices,
        error_messages={
            "required": "Choose how far you have come",
            "invalid_choice": "Choose how far you have come",
        },
    )
    stop_reason = _text(1_000, "Why it stopped")

    def clean(self) -> dict[str, Any] | None:
        """Ask why, where it stopped; forget a reason where it did not."""
        given = self.cleaned_data
        if given.get("stage") != AdoptionStage.STOPPED:
            given["stop_reason"] = ""
        elif not given.get("stop_reason") and "stop_reason" not in self.errors:
            self.add_error("stop_reason", WHY_STOPPED)
        return super().clean()


class UpdateForm(OutcomeForm):
    """What happened since, from the private page."""

    adaptations = _text(2_000, "What you changed to fit")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["adaptations"])

    @staticmethod
    def read(adoption: Adoption) -> dict[str, str]:
        """Return what is known already, so that nobody types it twice."""
        effects = enumerate(adoption.equity_effects.all(), 1)
        rows = [
            pair
            for row, each in effects
            for pair in ((f"group_{row}", each.group), (f"change_{row}", each.change))
        ]
        names = ("adaptations", "result", "measure", "period", "no_equity_reason")
        return {**{name: getattr(adoption, name) for name in names}, **dict(rows)}


class AdoptionForm(StageForm, OutcomeForm, TimedForm):
    """Who does it, where, since when and how far; then what was changed and what came of it."""

    organisation = _text(
        200, "The organisation’s name", required="Enter the name of your organisation"
    )
    unit = _text(200, "The ward, unit or team")
    started_month = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=12,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "The month must be a number from 1 to 12"
        ),
    )
    started_year = forms.IntegerField(
        required=False,
        error_messages={"invalid": "The year must be a number, such as 2026"},
    )
    adaptations = _text(2_000, "What you changed to fit")
    mailbox = forms.EmailField(
        max_length=254,
        error_messages={
            "required": "Enter your team’s email address",
            "invalid": "Enter an email address in the right format, like team@example.nhs.uk",
            "max_length": "The email address must be 254 characters or less",
        },
    )
    mailbox_is_shared = forms.BooleanField(required=False)

    def __init__(self, *args: Any, parts: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = parts
        for name in ("helped", "hindered"):
            self.fields[name] = forms.MultipleChoiceField(choices=factors.choices(), required=False)
        for key, _words in parts:
            self.fields[f"part_{key}"] = forms.ChoiceField(
                choices=PartFate.choices,
                required=False,
                error_messages={"invalid_choice": "Choose what you did with this part"},
            )
            self.fields[f"how_{key}"] = _text(500, "How you changed it")
        self.order_fields(self._names_in_order())

    def _names_in_order(self) -> list[str]:
        """Return the fields as they stand on the page, for the summary of errors."""
        first = ["organisation", "unit", "started_month", "started_year", "stage", "stop_reason"]
        parts = [name for key, _ in self.parts for name in (f"part_{key}", f"how_{key}")]
        outcome = ["result", "measure", "period", *(n for pair in self._names() for n in pair)]
        return [*first, *parts, "adaptations", *outcome, "no_equity_reason", "helped", "hindered"]

    @property
    def part_rows(self) -> list[dict[str, Any]]:
        """Return each core part with its fields, for the page."""
        return [
            {"key": key, "words": words, "fate": self[f"part_{key}"], "how": self[f"how_{key}"]}
            for key, words in self.parts
        ]

    @property
    def fates(self) -> list[tuple[str, str, str, str]]:
        """Return key, words, fate and how of each part that was answered."""
        given = self.cleaned_data
        return [
            (key, words, fate, given[f"how_{key}"])
            for key, words in self.parts
            if (fate := given[f"part_{key}"])
        ]

    @property
    def started(self) -> dt.date | None:
        """Return the first of the month in which it began, if that was told."""
        given = self.cleaned_data
        if not given["started_month"]:
            return None
        return dt.date(given["started_year"], given["started_month"], 1)

    def clean(self) -> dict[str, Any] | None:
        """Look at the date, the parts and the mailbox as wholes."""
        self._check_started()
        self._check_parts()
        self._check_mailbox()
        return super().clean()

    def _check_started(self) -> None:
        if {"started_month", "started_year"} & self.errors.keys():
            return
        month, year = self.cleaned_data["started_month"], self.cleaned_data["started_year"]
        if month is None and year is None:
            return
        if month is None:
            self.add_error("started_month", "Enter the month in which the work began")
            return
        if year is None:
            self.add_error("started_year", "Enter the year in which the work began")
            return
        today = timezone.localdate()
        if not _FIRST_YEAR <= year <= today.year:
            self.add_error("started_year", f"The year must be from {_FIRST_YEAR} to {today.year}")
        elif (year, month) > (today.year, today.month):
            self.add_error("started_month", "The month in which it began must be in the past")

    def _check_parts(self) -> None:
        for key, _words in self.parts:
            how = self.cleaned_data.get(f"how_{key}")
            if (
                how
                and not self.cleaned_data.get(f"part_{key}")
                and f"part_{key}" not in self.errors
            ):
                self.add_error(f"part_{key}", "Choose what you did with this part")

    def _check_mailbox(self) -> None:
        mailbox = self.cleaned_data.get("mailbox")
        if mailbox and looks_personal(mailbox) and not self.cleaned_data["mailbox_is_shared"]:
            self.add_error(
                "mailbox",
                "This looks like one person’s address. Give one that your team shares, "
                "or tick the box below it",
            )
