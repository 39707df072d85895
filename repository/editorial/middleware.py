"""What the admin needs beside the public pages: its own content policy, and a kind refusal."""

from collections.abc import Callable

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from repository.records.completeness import PublicationRefusedError

#: Wagtail's editor sets inline styles and scripts; see docs/operations.md.
ADMIN_POLICY = {
    "default-src": [NONE],
    "base-uri": [SELF],
    "connect-src": [SELF],
    "font-src": [SELF, "data:"],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "frame-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "worker-src": [SELF],
}


class AdminMiddleware:
    """Relax the content policy under `/admin/`, and turn a refused publication into a message."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.prefix = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the policy that fits the address."""
        response = self.get_response(request)
        if request.path.startswith(self.prefix):
            response._csp_replace = ADMIN_POLICY  # type: ignore[attr-defined] # noqa: SLF001 - django-csp's documented hook
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say why when a publication from a list or a workflow was refused."""
        if not isinstance(exception, PublicationRefusedError):
            return None
        if not request.path.startswith(self.prefix):
            return None
        messages.error(request, exception.messages[0])
        back = request.headers.get("Referer") or self.prefix
        same_site = back.startswith(request.build_absolute_uri("/"))
        return redirect(back if same_site else self.prefix)
