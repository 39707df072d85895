from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from repository.editorial.links.panels import LinksPanel
from repository.editorial.links.report import LinksReportView
from repository.editorial.organisations import refuse_deletion
from repository.editorial.record_states import RecordViewSet
from repository.editorial.reports import ReportMenuItem, list_report_urls
from repository.editorial.scheduling import REFUSED
from repository.editorial.stories import hide_stories
from repository.editorial.translations import TranslationsReportView


@hooks.register("register_admin_viewset")
def register_record_viewset() -> ModelViewSet:
    return RecordViewSet("record_states")


@hooks.register("construct_page_chooser_queryset")
def hide_other_peoples_stories(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return hide_stories(pages, request.user)


@hooks.register("before_delete_snippet")
def keep_named_organisations(request: HttpRequest, chosen: Sequence[Any]) -> HttpResponse | None:
    return refuse_deletion(request, chosen)


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        REFUSED, "Scheduled publication refused", "Scheduled publication refused"
    )


@hooks.register("register_permissions")
def offer_redaction() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="records", codename="redact_recordversion"
    )


@hooks.register("construct_homepage_panels")
def add_links_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(LinksPanel(request.user))


@hooks.register("register_admin_urls")
def add_links_report() -> list[URLPattern]:
    return list_report_urls(LinksReportView, "links")


@hooks.register("register_admin_urls")
def add_translations_report() -> list[URLPattern]:
    return list_report_urls(TranslationsReportView, "translations")


@hooks.register("register_reports_menu_item")
def add_translations_to_reports() -> MenuItem:
    return ReportMenuItem(
        "Translations",
        reverse(TranslationsReportView.index_url_name),
        name="translations",
        icon_name="globe",
        order=1320,
    )


@hooks.register("register_reports_menu_item")
def add_links_to_reports() -> MenuItem:
    return ReportMenuItem(
        "Links",
        reverse(LinksReportView.index_url_name),
        name="links",
        icon_name="link",
        order=1310,
    )
