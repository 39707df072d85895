"""What a reviewer decides: that a finding may stand, or that a named person has read the story."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from repository.voices.models import Dismissal, NamedReview
from repository.voices.safety.risks import Safety

_CHANGED = "The story has changed since this page was opened. Look at it again."


class DismissalForm(forms.ModelForm):
    """Which findings may stand, and why. One reason may be given for several."""

    fingerprints = forms.MultipleChoiceField(
        error_messages={"required": "Tick what you looked at.", "invalid_choice": _CHANGED}
    )

    class Meta:
        model = Dismissal
        fields = ["reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, safety: Safety, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.risks = {risk.fingerprint: risk for risk in safety.open_risks}
        chooser: Any = self.fields["fingerprints"]
        chooser.choices = [(key, risk.words) for key, risk in self.risks.items()]

    def clean(self) -> dict[str, Any]:
        """Refuse a reason that would keep the very words beside the story."""
        data: dict[str, Any] = super().clean() or {}
        reason = data.get("reason", "").casefold()
        chosen = (self.risks[key] for key in data.get("fingerprints", ()))
        if any(risk.words.casefold() in reason for risk in chosen):
            raise ValidationError({"reason": "Give the reason without the words themselves."})
        return data

    def keep(self, voice: Any, user: Any) -> int:
        """Keep a row for each finding; return how many."""
        chosen = self.cleaned_data["fingerprints"]
        for fingerprint in chosen:
            Dismissal.objects.update_or_create(
                voice_id=voice.pk,
                fingerprint=fingerprint,
                defaults={"reason": self.cleaned_data["reason"], "dismissed_by": user},
            )
        return len(chosen)


class NamedReviewForm(forms.ModelForm):
    """Who read the whole story, in which role, and for which of the reasons."""

    kinds = forms.MultipleChoiceField(
        label="Read because of",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick what it was read for.", "invalid_choice": _CHANGED},
    )

    class Meta:
        model = NamedReview
        fields = ["reviewer", "role", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    field_order = ["kinds", "reviewer", "role", "note"]

    def __init__(self, *args: Any, safety: Safety, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.safety = safety
        kinds = [(need.kind.value, need.kind.label) for need in safety.missing_reviews]
        chooser: Any = self.fields["kinds"]
        chooser.choices = kinds

    def keep(self, voice: Any, user: Any) -> int:
        """Keep a row for each reason; return how many."""
        data = self.cleaned_data
        for kind in data["kinds"]:
            NamedReview.objects.create(
                voice_id=voice.pk,
                kind=kind,
                fingerprint=self.safety.fingerprint,
                recorded_by=user,
                **{name: data[name] for name in ("reviewer", "role", "note")},
            )
        return len(data["kinds"])
