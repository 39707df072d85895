"""The form with which a reader asks for an alert."""

from django import forms

from repository.forms import TimedForm
from search.models import Frequency


class FrequencyForm(forms.Form):
    """How often somebody wants to hear from us."""

    frequency = forms.ChoiceField(
        choices=Frequency.choices,
        error_messages={
            "required": "Choose how often we may write to you",
            "invalid_choice": "Choose how often we may write to you",
        },
    )


class AlertForm(FrequencyForm, TimedForm):
    """An address and how often. The search is in the address of the page."""

    email = forms.EmailField(
        max_length=254,
        error_messages={
            "required": "Enter your email address",
            "invalid": "Enter an email address in the right format, like name@example.com",
            "max_length": "Your email address must be 254 characters or less",
        },
    )
