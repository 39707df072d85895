"""What the screens beside the form of one consent share."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from repository.records.models import Consent
from repository.voices.contact import require_officer
from repository.voices.refusals import Refusing


class ConsentScreen(Refusing, PermissionCheckedMixin, BaseObjectMixin, WagtailAdminTemplateMixin):
    """A screen for whoever may change consents, with the way back."""

    model = Consent
    header_icon = "lock"
    permission_required = "change"

    def get_page_subtitle(self) -> str:
        """Name the story by its identifier."""
        return str(self.object.voice.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Lead back to the consent."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("consent:index"), "label": "Consent"},
            {"url": self.back_url, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    @property
    def back_url(self) -> str:
        """The form of this consent."""
        return reverse("consent:edit", args=[self.object.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the consent."""
        return {
            **super().get_context_data(**kwargs),
            "consent": self.object,
            "back_url": self.back_url,
        }


class OfficersScreen(ConsentScreen):
    """A screen for Consent officers alone; superusers are refused too, and each opening is kept."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let no cache keep an answer."""
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def user_has_permission(self, permission: str) -> bool:  # noqa: ARG002 - Wagtail's signature
        """Refuse all others, and keep a trace of each."""
        require_officer(self.object, by=self.request.user, why=self.describe_opening())
        return True

    def describe_opening(self) -> str:
        """Return what the audit says of opening this screen."""
        raise NotImplementedError
