"""Withdrawal in the admin: what goes is said first, and nothing goes by one press."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from repository.records.models import Consent, Record
from repository.voices.models import Withdrawal
from repository.voices.models.withdrawal import Road
from repository.voices.withdrawal.belongings import find_belongings
from repository.voices.withdrawal.telling import cannot_be_recalled, what_goes
from repository.voices.withdrawal.withdrawing import withdraw

#: Whoever records what people agree to also carries out that they agree no more.
PERMISSION = "records.change_consent"


class WithdrawalForm(forms.Form):
    """The identifier, typed: no other story goes by mistake."""

    identifier = forms.CharField(
        label="Identifier of the story",
        max_length=16,
        help_text="Type it as it stands above. It cannot be undone.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._expected = expected

    def clean_identifier(self) -> str:
        """Refuse any other."""
        given = str(self.cleaned_data["identifier"]).strip().lower()
        if given != self._expected:
            raise ValidationError(f"This is not the story’s identifier. Type {self._expected}.")
        return given


class _OfficersView(WagtailAdminTemplateMixin):
    """A screen for Consent officers."""

    page_title = "Withdraw a story"
    header_icon = "lock"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open to whoever records consent."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Lead back to consents."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("consent:index"), "label": "Consent"},
            {"url": "", "label": self.page_title},
        ]


class WithdrawView(_OfficersView, FormView):
    """Say what goes, ask for the identifier, and only then withdraw."""

    form_class = WithdrawalForm
    template_name = "voices/admin/withdraw.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Expect the identifier of the story that was chosen."""
        return {**super().get_form_kwargs(), "expected": self.record.pk}

    @property
    def record(self) -> Record:
        """The record of the story whose consent was chosen."""
        consent = get_object_or_404(Consent, pk=self.kwargs["pk"])
        return get_object_or_404(Record, page=consent.voice_id)

    def form_valid(self, form: WithdrawalForm) -> HttpResponse:
        """Take it back for good."""
        user: Any = self.request.user
        done = withdraw(form.cleaned_data["identifier"], road=Road.ADMIN, by=user)
        return redirect("story_withdrawn", done.identifier)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what goes, what stays for the officer to look at, and what nobody can recall."""
        record = self.record
        story = find_belongings(record)
        return {
            **super().get_context_data(**kwargs),
            "identifier": record.pk,
            "translations": [each.pk for each in story.records if each.pk != record.pk],
            "files": len(story.media),
            "kept": story.kept,
            "what_goes": what_goes(),
            "cannot_be_recalled": cannot_be_recalled(),
        }


class WithdrawnView(_OfficersView, TemplateView):
    """Say that it is done, by the identifier alone."""

    page_title = "Withdrawn"
    template_name = "voices/admin/withdrawn.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was done, and what the person may be told."""
        withdrawal = get_object_or_404(Withdrawal, identifier=self.kwargs["identifier"])
        return {
            **super().get_context_data(**kwargs),
            "withdrawal": withdrawal,
            "files_left": withdrawal.files.count(),
            "cannot_be_recalled": cannot_be_recalled(),
        }
