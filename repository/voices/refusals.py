"""Who may not open a screen is told so with a 403, not sent to the admin's front page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse


class Refusing:
    """A view of consent: what Wagtail would turn into a redirect is answered with 403."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer a refusal here, before Wagtail does."""
        try:
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # mixed into views
        except PermissionDenied:
            return TemplateResponse(request, "voices/admin/refused.html", status=403)
        return response
