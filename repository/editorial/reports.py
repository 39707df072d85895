"""What the reports for whoever may edit pages have in common: their addresses, their way in."""

from typing import Final

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

#: Any of these, on some page.
PERMISSIONS: Final = ["add", "change", "publish"]


class ReportMenuItem(MenuItem):
    """Shown to those who may edit some page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the reader of the menu may."""
        policy = policy_registry.get_by_type(Page)
        return bool(policy.user_has_any_permission(request.user, PERMISSIONS))


def list_report_urls(view: type[ReportView], place: str) -> list[URLPattern]:
    """Return the address of a report, and of its list alone, for when its filters change."""
    return [
        path(f"reports/{place}/", view.as_view(), name=view.index_url_name),
        path(
            f"reports/{place}/results/",
            view.as_view(results_only=True),
            name=view.index_results_url_name,
        ),
    ]
