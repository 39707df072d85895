"""The form with which anybody asks the team behind a record."""

from django import forms

from repository.forms import TimedForm
from search.subscriptions.forms import AddressField


class QuestionForm(TimedForm):
    """A question, and as much of who asks as they want to say."""

    text = forms.CharField(
        min_length=15,
        max_length=1_000,
        error_messages={
            "required": "Enter your question",
            "min_length": "Ask a little more, so that the team can answer",
            "max_length": "Your question must be 1,000 characters or less",
        },
    )
    asker = forms.CharField(
        required=False,
        max_length=120,
        error_messages={"max_length": "Your role or organisation must be 120 characters or less"},
    )
    email = AddressField(required=False)
