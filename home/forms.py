"""The form with which a reader reports a concern."""

from django import forms

from home.models import Concern
from repository.forms import TrapForm


class ConcernForm(forms.ModelForm, TrapForm):
    """A message about a page. Nothing is asked that is not needed."""

    message = forms.CharField(
        min_length=10,
        max_length=5000,
        error_messages={
            "required": "Tell us what your concern is",
            "min_length": "Tell us a little more, so that we can act on it",
            "max_length": "Your message must be 5,000 characters or less",
        },
    )
    contact = forms.EmailField(
        required=False,
        error_messages={
            "invalid": "Enter an email address in the right format, like name@example.com"
        },
    )

    class Meta:
        model = Concern
        fields = ["page_path", "message", "contact"]
        error_messages = {"page_path": {"required": "Tell us which page it is about"}}

    def clean_page_path(self) -> str:
        """Keep only a path on this site."""
        path: str = self.cleaned_data["page_path"]
        if not path.startswith("/") or path.startswith("//"):
            raise forms.ValidationError("The page must be an address on this site")
        return path
