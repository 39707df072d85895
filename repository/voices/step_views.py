"""The stages of one consent: what the person said so far, and what they say now."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView

from repository.records.agreed_words import hash_words
from repository.records.models import Consent
from repository.voices.consent_screen import ConsentScreen
from repository.voices.models import ConsentStep, Road
from repository.voices.steps import StepError, has_seen, newest_draft, record_step


class StepForm(forms.ModelForm):
    """One answer of the person, taken by an officer."""

    #: What the officer had before them, so that nobody agrees to words that came meanwhile.
    words = forms.CharField(widget=forms.HiddenInput)

    class Meta:
        model = ConsentStep
        fields = ["stage", "answer", "road", "taken_by", "note"]
        labels = {"stage": "Asked about", "road": "How", "note": "Their words"}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, consent: Consent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consent = consent
        self.fields["road"].choices = [  # type: ignore[attr-defined]  # a choice field
            choice for choice in [("", "---------"), *Road.choices] if choice[0] != Road.OWN_PAGE
        ]
        self.initial["words"] = hash_words(newest_draft(consent))

    def clean_words(self) -> str:
        """Refuse an answer to words that have changed since."""
        words = str(self.cleaned_data["words"])
        if words != self.initial["words"]:
            raise forms.ValidationError(
                "The draft has been edited since you opened this screen. Show the person the "
                "newest one before you record an answer."
            )
        return words


class StepsView(ConsentScreen, FormView):
    """Record an answer; see those that came before."""

    form_class = StepForm
    template_name = "voices/admin/steps.html"
    page_title = "Stages of consent"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask about this consent."""
        user = self.request.user
        name = user.get_full_name() or user.get_username()  # type: ignore[union-attr]  # logged in
        return {
            **super().get_form_kwargs(),
            "consent": self.object,
            "initial": {"taken_by": f"{name}, Consent officer"},
        }

    def form_valid(self, form: StepForm) -> HttpResponse:
        """Take the answer, or say why it cannot be taken yet."""
        data = form.cleaned_data
        try:
            step = record_step(
                self.object,
                data["stage"],
                data["answer"],
                road=data["road"],
                taken_by=data["taken_by"],
                note=data["note"],
            )
        except StepError as error:
            form.add_error("stage", str(error))
            return self.form_invalid(form)
        messages.success(self.request, f"Recorded: {step}.")
        return redirect(reverse("consent:steps", args=[self.object.pk]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the answers so far, and the way to the piece."""
        voice = self.object.voice
        return {
            **super().get_context_data(**kwargs),
            "steps": self.object.steps.all(),
            "has_seen": has_seen(self.object),
            "draft_url": reverse("wagtailadmin_pages:view_draft", args=[voice.pk]),
        }
