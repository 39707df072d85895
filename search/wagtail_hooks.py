from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from search.panels import IndexPanel


@hooks.register("construct_homepage_panels")
def add_index_panel(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm("search.view_indexchange"):
        panels.append(IndexPanel())


@hooks.register("construct_reports_menu")
def leave_out_search_terms(request: HttpRequest, items: list[MenuItem]) -> None:  # noqa: ARG001 - the hook's signature
    # Wagtail's report needs every query kept as typed. We keep none, so it would stay empty.
    items[:] = [item for item in items if item.name != "search-terms"]
