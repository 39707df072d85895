"""What public forms share: a trap for machines that asks nothing of people."""

from django import forms


class TrapForm(forms.Form):
    """A form with a field that people cannot see and machines fill in."""

    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_website(self) -> str:
        """Refuse what a machine filled in."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError("Leave this empty")
        return ""
