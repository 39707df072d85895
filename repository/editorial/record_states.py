"""The states of records, for whoever may edit their pages."""

from typing import Any, Final

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.viewsets.model import ModelViewSet

from repository.editorial.stories import editable_pages, name_of_page
from repository.records.choices import State
from repository.records.models import Record

#: What an editor decides. Publishing and unpublishing make and end drafts; only consent ends
#: a consent, and only consent brings it back.
OFFERED: Final = (State.CURRENT, State.SUPERSEDED, State.RETRACTED, State.REMOVED)
LIMITED: Final = {
    State.DRAFT: (State.DRAFT, State.REMOVED),
    State.CONSENT_ENDED: (State.CONSENT_ENDED,),
}


def editable_records(user: Any) -> QuerySet[Record]:
    """Return the records whose page a person may edit.

    Records that outlived their page are for whoever may edit the site's home page.
    """
    if user.is_superuser:
        return Record.objects.all()
    pages = editable_pages(user)
    wanted = Q(page__in=pages.values("pk"))
    if pages.filter(sites_rooted_here__isnull=False).exists():
        wanted |= Q(page=None)
    return Record.objects.filter(wanted)


class RecordStateForm(forms.ModelForm):
    """A new state, with what readers are told."""

    class Meta:
        model = Record
        fields = ["state", "reason_category", "state_reason", "state_date", "replacement"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = LIMITED.get(State(self.instance.state), OFFERED)
        self.fields["state"].choices = [(state.value, state.label) for state in offered]  # type: ignore[attr-defined] - a choice field


class _OwnRecords:
    """A view of one record, closed to who may not edit its page."""

    def get_object(self, *args: Any) -> Record:
        """Refuse other people's records."""
        record: Record = super().get_object(*args)  # type: ignore[misc] - mixed into Wagtail's views
        user = self.request.user  # type: ignore[attr-defined] - as above
        if not editable_records(user).filter(pk=record.pk).exists():
            raise PermissionDenied
        return record


class RecordIndexView(generic.IndexView):
    """The records that a person may edit."""

    def get_base_queryset(self) -> QuerySet[Record]:
        """Leave other people's records out."""
        return editable_records(self.request.user).select_related("page")


class RecordEditView(_OwnRecords, generic.EditView):
    """Change a state."""


class RecordDeleteView(_OwnRecords, generic.DeleteView):
    """Delete a record that was never public."""


class RecordHistoryView(_OwnRecords, history.HistoryView):
    """Who changed a state."""


class RecordUsageView(_OwnRecords, usage.UsageView):
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
