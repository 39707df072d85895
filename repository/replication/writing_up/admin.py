"""The screen on which an editor begins a case study from an adoption."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from repository.replication.writing_up.begun import begin, list_adoptions, may_begin

URL_NAME = "adoptions_to_write_up"
#: Adoptions on a page of the screen.
PER_PAGE = 50


class WriteUpView(WagtailAdminTemplateMixin, TemplateView):
    """List the adoptions that are confirmed; begin the case study of one."""

    template_name = "replication/admin/write_up.html"
    page_title = "Write up an adoption"
    header_icon = "doc-full-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Open to whoever may add a case study."""
        if not may_begin(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make the draft, and lead to it."""
        key = request.POST.get("adoption", "")
        adoption = get_object_or_404(list_adoptions(), pk=key if key.isdecimal() else None)
        page = begin(adoption, request.user)
        return redirect("wagtailadmin_pages:edit", page.pk)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Say where this is."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the adoptions."""
        paginator = Paginator(list_adoptions(), PER_PAGE)
        adoptions = paginator.get_page(self.request.GET.get("p"))
        return {**super().get_context_data(**kwargs), "adoptions": adoptions}


class WriteUpMenuItem(MenuItem):
    """The way to the screen, for whoever may add a case study."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Leave it out for others."""
        return may_begin(request.user)


def list_urls() -> list[URLPattern]:
    """Return the screen's address."""
    return [path("adoptions-to-write-up/", WriteUpView.as_view(), name=URL_NAME)]


def build_menu_item() -> MenuItem:
    """Return the entry among the reports."""
    return WriteUpMenuItem(
        "Adoptions to write up",
        reverse(URL_NAME),
        name="adoptions-to-write-up",
        icon_name="doc-full-inverse",
        order=1330,
    )
