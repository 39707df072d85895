"""Redaction in the admin: what would go is shown first, and nothing goes without a second press."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from repository.editorial.owned_records import OwnRecords
from repository.records.choices import Ground
from repository.records.history import show_change
from repository.records.models import Record, Redaction
from repository.records.redaction.drafts import find_remnants
from repository.records.redaction.passages import PassageError, Passages
from repository.records.redaction.versions import Planned, plan_redaction, redact_versions

PERMISSION = "records.redact_recordversion"


class RedactionForm(forms.Form):
    """What has to go, from which versions, and why."""

    numbers = forms.TypedMultipleChoiceField(
        label="Versions",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="All of them, unless the order that you carry out names some.",
    )
    passages = forms.CharField(
        label="Words to take out",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=(
            "Each passage on a line of its own, exactly as it stands on the page, capitals "
            "included. It is taken out wherever it stands as whole words: a name that also stands "
            "in another form needs a line for each form."
        ),
    )
    ground = forms.ChoiceField(label="Legal ground", choices=Ground.choices)
    purge = forms.BooleanField(
        label="Delete older drafts that hold these words",
        required=False,
        initial=True,
        help_text="The newest draft, the public one, and what is scheduled or in review stay.",
    )

    def __init__(self, *args: Any, record: Record, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = list(record.versions.values_list("number", flat=True))
        self.fields["numbers"].choices = [(number, f"Version {number}") for number in numbers]  # type: ignore[attr-defined] - a choice field
        self.fields["numbers"].initial = numbers
        self.record = record
        self.plans: list[Planned] = []

    def clean_passages(self) -> Passages:
        """Refuse what would be found everywhere."""
        try:
            return Passages(self.cleaned_data["passages"].splitlines())
        except PassageError as error:
            raise ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        """Find what would go; refuse when it is nothing."""
        data: dict[str, Any] = super().clean() or {}
        if "passages" in data and data.get("numbers"):
            try:
                self.plans = plan_redaction(self.record, data["numbers"], data["passages"])
            except PassageError as error:
                raise ValidationError({"passages": str(error)}) from error
            if not self.plans:
                raise ValidationError({"passages": "None of these versions holds these words."})
        return data


class RedactView(OwnRecords, BaseObjectMixin, WagtailAdminTemplateMixin, FormView):  # type: ignore[misc] - Wagtail's mixins
    """Ask, show, and only then redact."""

    model = Record
    form_class = RedactionForm
    template_name = "editorial/admin/redact.html"
    page_title = "Redact"
    header_icon = "edit"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open to whoever may redact and may edit the record's page."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the record's own versions."""
        return {**super().get_form_kwargs(), "record": self.object}

    def form_valid(self, form: RedactionForm) -> HttpResponse:
        """Show what would go, or take it out once it has been shown."""
        if "confirm" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, plans=form.plans))
        data = form.cleaned_data
        passages = data["passages"]
        done = redact_versions(
            self.object,
            data["numbers"],
            passages,
            Ground(data["ground"]),
            user=self.request.user,
            purge=data["purge"],
        )
        numbers = ", ".join(str(each.version.number) for each in done)
        messages.success(self.request, f"Redacted in {self.object}: version {numbers}.")
        for remnant in find_remnants(self.object, passages):
            messages.warning(self.request, f"The words still stand in: {remnant}")
        return redirect(redact_url(self.object))

    def get_page_subtitle(self) -> str:
        """Name the record by its identifier: a title may be what has to go."""
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Lead back to the states of records."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("record_states:index"), "label": "Record states"},
            {"url": "", "label": self.page_title, "sublabel": str(self.object)},
        ]

    def get_context_data(self, plans: list[Planned] | None = None, **kwargs: Any) -> dict[str, Any]:
        """Add what would go, and what was redacted before."""
        return {
            **super().get_context_data(**kwargs),
            "record": self.object,
            "plans": [(planned, _show(planned)) for planned in plans or ()],
            "redactions": Redaction.objects.filter(version__record=self.object).select_related(
                "version", "redacted_by"
            ),
            "versions_url": reverse("records:history", args=[self.object.pk]),
        }


def _show(planned: Planned) -> list[dict[str, Any]]:
    return [{**show_change(change), "label": " › ".join(change.path)} for change in planned.changes]


def redact_url(record: Record) -> str:
    """Return the address of the screen."""
    return reverse("record_states:redact", args=[record.pk])


def build_buttons(record: Record, user: Any) -> list[Button]:
    """Return the way to the screen, for whoever may use it."""
    if not user.has_perm(PERMISSION) or record.first_published is None:
        return []
    return [Button("Redact versions", url=redact_url(record), icon_name="edit", priority=30)]
