"""The report of links in the admin, for whoever may edit the records that give them."""

from typing import Any, Final

import django_filters
from django import forms
from django.db.models import Case, F, QuerySet, Value, When
from django.forms import Media
from django.urls import reverse
from django.utils.html import format_html
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from repository.editorial.models import LinkState, LinkUse
from repository.editorial.owned_records import editable_records
from repository.editorial.reports import PERMISSIONS
from repository.records.choices import RecordType

URL_NAME: Final = "links_report"
STYLES: Final = Media(css={"all": ["editorial/admin/links.css"]})
_ORDER: Final = {state: place for place, state in enumerate(LinkState)}


def list_uses(user: Any) -> QuerySet[LinkUse]:
    """Return the links of the records that a person may edit."""
    return LinkUse.objects.filter(record__in=editable_records(user).values("pk"))


def name_of_record(use: LinkUse) -> str:
    """Return what the report calls a record: a person's story has no title there."""
    record = use.record
    page: Any = record.page
    if page is None:
        return record.pk
    if record.type == RecordType.VOICE and page.voicepage.is_personal:
        return f"Personal story {record.pk}"
    return str(page.draft_title or page.title)


def explain(use: LinkUse) -> str:
    """Return what was found, in words."""
    link = use.link
    if link.state == LinkState.MOVED:
        return f"Now at {link.moved_to}"
    if link.state == LinkState.CHANGED:
        return f"Was “{link.earlier_title}”, now “{link.title}”"
    if link.state == LinkState.WITHDRAWN:
        return "The page says that it is withdrawn"
    if link.problem:
        return link.problem
    return f"Status {link.status}" if link.status else ""


def _find_edit_url(use: LinkUse) -> str:
    return reverse("wagtailadmin_pages:edit", args=[use.record.page_id])


class AddressColumn(Column):
    """An address that can be tried at once."""

    def get_value(self, instance: LinkUse) -> str:
        """Return the link; it opens where it is clicked, and tells nothing of the admin."""
        address = instance.link.address
        return format_html('<a href="{0}" rel="noreferrer">{0}</a>', address)


class LinksFilterSet(WagtailFilterSet):
    """Narrows the report to what needs a look, or to a type of record."""

    state = django_filters.MultipleChoiceFilter(
        field_name="link__state",
        label="State",
        choices=LinkState.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    type = django_filters.ChoiceFilter(
        field_name="record__type", label="Type of record", choices=RecordType.choices
    )

    class Meta:
        model = LinkUse
        fields: list[str] = []


class LinksReportView(ReportView):
    """Where links stand, the broken ones first."""

    model = LinkUse
    permission_policy = policy_registry.get_by_type(Page)
    any_permission_required = PERMISSIONS
    header_icon = "link"
    page_title = "Links"
    results_template_name = "editorial/admin/links_report_results.html"
    index_url_name = URL_NAME
    index_results_url_name = f"{URL_NAME}_results"
    filterset_class = LinksFilterSet
    is_searchable = True
    search_backend_name = None
    search_fields = ["link__address", "record__identifier"]
    columns = [
        TitleColumn("record", label="Record", accessor=name_of_record, get_url=_find_edit_url),
        Column("place", label="Where"),
        AddressColumn("address", label="Link"),
        Column("state", label="State", accessor=lambda use: use.link.get_state_display()),
        Column("found", label="What was found", accessor=explain),
        DateColumn("failing_since", label="Failing since", accessor="link.failing_since"),
        DateColumn("good_at", label="Last worked", accessor="link.good_at"),
    ]
    list_export = [
        "identifier",
        "record",
        "place",
        "address",
        "state",
        "found",
        "status",
        "asked_at",
        "failing_since",
        "good_at",
        "moved_to",
    ]
    export_headings = {
        "identifier": "Identifier",
        "record": "Record",
        "place": "Where",
        "address": "Link",
        "state": "State",
        "found": "What was found",
        "status": "Status",
        "asked_at": "Checked",
        "failing_since": "Failing since",
        "good_at": "Last worked",
        "moved_to": "Now at",
    }

    def get_base_queryset(self) -> QuerySet[LinkUse]:
        """Leave other people's records out."""
        severity = Case(
            *(When(link__state=state, then=Value(place)) for state, place in _ORDER.items())
        )
        return (
            list_uses(self.request.user)
            .select_related("link", "record__page__voicepage__translation_of")
            .order_by(severity, F("link__failing_since"), "link__address", "pk")
        )

    def get_filtered_queryset(self) -> QuerySet[LinkUse]:
        """Search as lists do, which reports leave to each."""
        found: QuerySet[LinkUse] = self.search_queryset(super().get_filtered_queryset())
        return found

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the style of the table."""
        context = super().get_context_data(*args, **kwargs)
        return {**context, "media": context["media"] + STYLES}

    def to_row_dict(self, item: LinkUse) -> dict[str, Any]:
        """Return a row of the file."""
        link = item.link
        row = {
            "identifier": item.record_id,
            "record": name_of_record(item),
            "place": item.place,
            "address": link.address,
            "state": link.get_state_display(),
            "found": explain(item),
        }
        others = {name: getattr(link, name) for name in self.list_export if name not in row}
        return {**row, **others}
