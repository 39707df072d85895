from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from search.panels import IndexPanel


@hooks.register("construct_homepage_panels")
def add_index_panel(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm("search.view_indexchange"):
        panels.append(IndexPanel())
