"""The forms with which a reader gives an address, safe from machines without a third party."""

import time
from typing import Any, Final

from django import forms
from django.core.signing import BadSignature, Signer

from repository.forms import TrapForm
from search.models import Frequency

#: Nobody reads the page and types an address in less.
FASTEST_SECONDS: Final = 2
_DAY_SECONDS: Final = 24 * 60 * 60
_signer: Final = Signer(salt="search.alerts.opened")


def sign_now() -> str:
    """Return when a form was opened, so that a reader cannot change it."""
    return _signer.sign(str(int(time.time())))


class AddressField(forms.EmailField):
    """An e-mail address, with what is said of one that cannot be right."""

    default_error_messages = {
        "required": "Enter your email address",
        "invalid": "Enter an email address in the right format, like name@example.com",
        "max_length": "Your email address must be 254 characters or less",
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=254, error_messages=self.default_error_messages, **options)


class TimedForm(TrapForm):
    """A form that is not taken when it was filled in faster than anybody can."""

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


class FrequencyForm(forms.Form):
    """How often somebody wants to hear from us."""

    frequency = forms.ChoiceField(
        choices=Frequency.choices,
        error_messages={
            "required": "Choose how often we may write to you",
            "invalid_choice": "Choose how often we may write to you",
        },
    )


class SubscriptionForm(FrequencyForm, TimedForm):
    """An address and how often. What about is in the address of the page."""

    email = AddressField()


def _measure_age(opened: str) -> int | None:
    """Return the seconds since a form was opened; None when nobody can tell."""
    try:
        return int(time.time()) - int(_signer.unsign(opened))
    except (BadSignature, ValueError):
        return None
