"""What a person fills in. Nothing here can widen what they agreed to."""

from typing import Any, Final

from django import forms
from django.utils.text import format_lazy

from repository.records.choices import CreditChoice
from repository.records.models import Consent
from repository.voices.person import wording
from repository.voices.person.codes import DIGITS

#: Characters: a long letter, and no more than anyone reads with care.
LONGEST: Final = 5_000


class KeyForm(forms.Form):
    """The letters and numbers of a link that was printed or read out."""

    key = forms.CharField(max_length=200, error_messages={"required": wording.KEY_NEEDED})


class CodeForm(forms.Form):
    """The six digits, with whatever spaces people put between them."""

    code = forms.CharField(
        max_length=40,
        error_messages={"required": wording.CODE_NEEDED, "max_length": wording.CODE_NEEDED},
    )

    def clean_code(self) -> str:
        """Keep the digits."""
        # Not `isdigit`: other alphabets' digits are typed by people too.
        code = "".join(str(int(sign)) for sign in self.cleaned_data["code"] if sign.isdecimal())
        if len(code) != DIGITS:
            raise forms.ValidationError(wording.CODE_NEEDED)
        return code


class ChangesForm(forms.Form):
    """What should be different, in the person's own words."""

    words = forms.CharField(
        max_length=LONGEST,
        error_messages={"required": wording.CHANGES_NEEDED, "max_length": wording.CHANGES_LONG},
    )


class CreditForm(forms.Form):
    """How to be credited: as now, or with less."""

    credit = forms.ChoiceField(
        error_messages={
            "required": wording.CHOICE_NEEDED,
            "invalid_choice": wording.CHOICE_NEEDED,
        }
    )

    def __init__(self, *args: Any, consent: Consent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credit"].choices = list_credits(consent)  # type: ignore[attr-defined]  # a choice field


def list_agreed(consent: Consent) -> list[str]:
    """Return the scopes and parts that a person agreed to, in the order of the page."""
    return [name for name in (*wording.SCOPES, *wording.PARTS) if getattr(consent, name)]


def list_credits(consent: Consent) -> list[tuple[str, Any]]:
    """Return the ways to be credited that show no more than the one that was agreed to."""
    first = first_name(consent.credit)
    # A pseudonym's first word is no first name.
    is_name = consent.credit_choice in {"", CreditChoice.NAME}
    shorter = is_name and first != consent.credit.strip()
    return [
        ("now", wording.CREDIT_AS_NOW),
        *([("first", format_lazy("{} {}", wording.CREDIT_ONLY, first))] if shorter else []),
        ("none", wording.CREDIT_NONE),
    ]


def first_name(credit: str) -> str:
    """Return the first of several names."""
    return credit.split(maxsplit=1)[0] if credit.split() else ""
