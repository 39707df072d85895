"""The states of records, for whoever may edit their pages."""

from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.viewsets.model import ModelViewSet

from repository.editorial.owned_records import OwnRecords, editable_records
from repository.editorial.redactions import RedactView, build_buttons
from repository.editorial.stories import name_of_page
from repository.records.choices import State
from repository.records.models import Record

#: What an editor decides. Publishing and unpublishing make and end drafts; only consent ends
#: a consent, and only consent brings it back.
OFFERED: Final = (State.CURRENT, State.SUPERSEDED, State.RETRACTED, State.REMOVED)
LIMITED: Final = {
    State.DRAFT: (State.DRAFT, State.REMOVED),
    State.CONSENT_ENDED: (State.CONSENT_ENDED,),
}


class RecordStateForm(forms.ModelForm):
    """A new state, with what readers are told."""

    class Meta:
        model = Record
        fields = ["state", "reason_category", "state_reason", "state_date", "replacement"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = LIMITED.get(State(self.instance.state), OFFERED)
        self.fields["state"].choices = [(state.value, state.label) for state in offered]  # type: ignore[attr-defined] - a choice field


class RecordIndexView(generic.IndexView):
    """The records that a person may edit."""

    def get_base_queryset(self) -> QuerySet[Record]:
        """Leave other people's records out."""
        return editable_records(self.request.user).select_related("page")

    def get_list_more_buttons(self, instance: Record) -> list[Any]:
        """Add the way to redaction."""
        buttons: list[Any] = super().get_list_more_buttons(instance)
        return [*buttons, *build_buttons(instance, self.request.user)]


class RecordEditView(OwnRecords, generic.EditView):
    """Change a state."""

    @property
    def header_more_buttons(self) -> list[Any]:
        """Add the way to redaction."""
        buttons: list[Any] = super().header_more_buttons
        return [*buttons, *build_buttons(self.object, self.request.user)]


class RecordDeleteView(OwnRecords, generic.DeleteView):
    """Delete a record that was never public."""


class RecordHistoryView(OwnRecords, history.HistoryView):
    """Who changed a state."""


class RecordUsageView(OwnRecords, usage.UsageView):
    """Where a record is used."""


class RecordViewSet(ModelViewSet):
    """Where each record stands in its life."""

    model = Record
    icon = "history"
    menu_label = "Record states"
    menu_order = 330
    add_to_admin_menu = True
    list_display = [
        "identifier",
        Column("page", label="Page", accessor=name_of_page),
        "state",
        "state_date",
    ]
    list_filter = ["type", "state"]
    search_fields = ["identifier"]
    copy_view_enabled = False
    index_view_class = RecordIndexView
    edit_view_class = RecordEditView
    delete_view_class = RecordDeleteView
    history_view_class = RecordHistoryView
    usage_view_class = RecordUsageView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:  # noqa: ARG002, FBT001, FBT002 - Wagtail's signature
        """Offer only the states that an editor decides."""
        return RecordStateForm

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the screen for redaction."""
        patterns: list[URLPattern] = super().get_urlpatterns()
        return [*patterns, path("redact/<str:pk>/", RedactView.as_view(), name="redact")]
