"""The form with which a reader asks to hear from us."""

from typing import Any

from django import forms

from repository.forms import TimedForm
from search.models import Frequency


class AddressField(forms.EmailField):
    """An e-mail address, with what is said of one that cannot be right."""

    default_error_messages = {
        "required": "Enter your email address",
        "invalid": "Enter an email address in the right format, like name@example.com",
        "max_length": "Your email address must be 254 characters or less",
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=254, error_messages=self.default_error_messages, **options)


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
