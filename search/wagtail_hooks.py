from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from repository.records.models import RecordPage
from search.learning.kinds import KINDS
from search.learning.observing import note_opening
from search.learning.report import SearchesMenuItem, list_report_urls
from search.panels import IndexPanel


@hooks.register("construct_homepage_panels")
def add_index_panel(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm("search.view_indexchange"):
        panels.append(IndexPanel())


@hooks.register("register_admin_urls")
def add_searches_report() -> list[URLPattern]:
    return list_report_urls()


@hooks.register("register_reports_menu_item")
def add_searches_to_reports() -> MenuItem:
    return SearchesMenuItem(
        "Searches", reverse(KINDS[0].url_name), name="searches", icon_name="search", order=1300
    )


@hooks.register("register_permissions")
def offer_permission() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="search", codename="view_searchcount")


@hooks.register("before_serve_page", order=100)
def count_opening(page: Page, request: HttpRequest, *_arguments: Any) -> None:
    # After Wagtail's own hooks: a page that is refused has not been opened.
    if isinstance(page, RecordPage):
        note_opening(request)


@hooks.register("construct_reports_menu")
def leave_out_search_terms(request: HttpRequest, items: list[MenuItem]) -> None:  # noqa: ARG001 - the hook's signature
    # Wagtail's report needs every query kept as typed. We keep none, so it would stay empty.
    items[:] = [item for item in items if item.name != "search-terms"]
