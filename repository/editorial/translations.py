"""The report of translations that their originals have left behind, for whoever may edit them."""

from typing import Any, Final

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.html import format_html
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from repository.editorial.reports import PERMISSIONS
from repository.editorial.stories import editable_pages
from repository.records.models import RecordVersion, VoicePage

URL_NAME: Final = "translations_report"


def list_stale(user: Any) -> QuerySet[VoicePage]:
    """Return the translations made from an older version of their original, the oldest first."""
    versions = RecordVersion.objects.filter(record__page=OuterRef("translation_of"))
    newest = versions.order_by("-number")
    return (
        VoicePage.objects.filter(pk__in=editable_pages(user).values("pk"))
        .annotate(
            newest_number=Subquery(newest.values("number")[:1]),
            newest_date=Subquery(newest.values("date")[:1]),
        )
        .filter(source_version__lt=F("newest_number"))
        .select_related("record", "translation_of__record")
        .order_by("newest_date", "pk")
    )


def _find_edit_url(voice: VoicePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[voice.pk])


class ChangesColumn(Column):
    """The way to what changed in the original since."""

    def get_value(self, instance: Any) -> str:
        """Return the link to the two versions beside each other."""
        return format_html(
            '<a href="{}?from={}&amp;to={}#differences">Show the changes</a>',
            reverse("records:history", args=[instance.translation_of.record.pk]),
            instance.source_version,
            instance.newest_number,
        )


class TranslationsReportView(ReportView):
    """Which translations to bring up to date."""

    model = VoicePage
    permission_policy = policy_registry.get_by_type(Page)
    any_permission_required = PERMISSIONS
    header_icon = "globe"
    page_title = "Translations behind their originals"
    results_template_name = "editorial/admin/translations_report_results.html"
    index_url_name = URL_NAME
    index_results_url_name = f"{URL_NAME}_results"
    # A story has no title in lists.
    columns = [
        TitleColumn(
            "voice",
            label="Translation",
            accessor=lambda voice: voice.get_admin_display_title(),
            get_url=_find_edit_url,
        ),
        Column("language", label="Language", accessor=lambda voice: voice.get_language_display()),
        Column("translator", label="Translated by"),
        Column("source_version", label="Made from version"),
        Column("newest_number", label="Original is at version"),
        DateColumn("newest_date", label="Since"),
        ChangesColumn("changes", label="In the original"),
    ]
    list_export: list[str] = []

    def get_base_queryset(self) -> QuerySet[VoicePage]:
        """Leave other people's voices out."""
        return list_stale(self.request.user)
