"""The admin's front page tells a Consent officer what is coming."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from repository.voices.coming import list_coming
from repository.voices.models import ReminderKind
from repository.voices.officers import is_officer


class ConsentPanel(Component):
    """Consents that end soon or are due for review; nothing for anybody else."""

    name = "consents"
    order = 300
    template_name = "voices/admin/home_panel.html"

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:  # noqa: ARG002 - Wagtail's signature
        """List both."""
        coming = list_coming(timezone.now()) if is_officer(self.user) else []
        lines = [
            {
                "identifier": each.identifier,
                "due": each.due,
                "is_review": each.kind == ReminderKind.REVIEW,
                "is_close": each.kind == ReminderKind.DAYS_7,
                "url": reverse("consent:edit", args=[each.consent.pk]),
            }
            for each in coming
        ]
        return {
            "ending": [line for line in lines if not line["is_review"]],
            "to_review": [line for line in lines if line["is_review"]],
        }
