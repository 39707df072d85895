"""The form with which a reader reports a concern."""

from django import forms

from home.models import Concern


class ConcernForm(forms.ModelForm):
    """A message about a page. Nothing is asked that is not needed."""

    # Left empty by people, filled in by machines.
    website = forms.CharField(required=False, widget=forms.HiddenInput)
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

    def clean_website(self) -> str:
        """Refuse what a machine filled in."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError("Leave this empty")
        return ""

    def clean_page_path(self) -> str:
        """Keep only a path on this site."""
        path: str = self.cleaned_data["page_path"]
        if not path.startswith("/") or path.startswith("//"):
            raise forms.ValidationError("The page must be an address on this site")
        return path
