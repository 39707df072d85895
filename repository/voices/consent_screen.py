"""What the screens beside the form of one consent share."""

from typing import Any

from django.urls import reverse
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from repository.records.models import Consent
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
