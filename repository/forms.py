"""What public forms share: traps for machines that ask nothing of people, and their errors."""

import time
from typing import Any, Final

from django import forms
from django.core.signing import BadSignature, Signer

#: Nobody reads the page and types an address in less.
FASTEST_SECONDS: Final = 2
_DAY_SECONDS: Final = 24 * 60 * 60
_signer: Final = Signer(salt="repository.forms.opened")


class TrapForm(forms.Form):
    """A form with a field that people cannot see and machines fill in."""

    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_website(self) -> str:
        """Refuse what a machine filled in."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError("Leave this empty")
        return ""


class TimedForm(TrapForm):
    """A form that says when it was opened, in words that no visitor can make up."""

    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any] | None:
        """Refuse a form that was filled in faster than anybody can, or sent again for days."""
        given = super().clean()
        if self.errors:
            # One thing at a time; by the next press enough of it will have gone by.
            return given
        age = _measure_age(self.cleaned_data["opened"])
        if age is None or age > _DAY_SECONDS:
            self.add_error(None, "The page had been open for too long. Send the form again")
        elif age < FASTEST_SECONDS:
            self.add_error(None, "That was very quick. Check your answers and send again")
        return given

    @property
    def opened_value(self) -> str:
        """Return what the form carries: its own time, while that still counts."""
        given = self.data.get("opened", "")
        age = _measure_age(given)
        return given if age is not None and age <= _DAY_SECONDS else sign_now()


def sign_now() -> str:
    """Return when a form was opened, so that a reader cannot change it."""
    return _signer.sign(str(int(time.time())))


def _measure_age(opened: str) -> int | None:
    """Return the seconds since a form was opened; None when nobody can tell."""
    try:
        return int(time.time()) - int(_signer.unsign(opened))
    except (BadSignature, ValueError):
        return None
