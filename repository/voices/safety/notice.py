"""What the editing screen of a story says of its safety. It blocks nothing."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from repository.records.models import VoicePage
from repository.voices.safety.risks import judge

URL_NAME = "voices_safety"


def build_notice(page: Any, request: HttpRequest) -> SafeString:
    """Return what was found in a story as it was saved last; empty for other records."""
    if not isinstance(page, VoicePage) or not page.is_personal:
        return SafeString("")
    context = {"safety": judge(page), "url": reverse(URL_NAME, args=[page.pk])}
    return render_to_string("voices/admin/safety_notice.html", context, request)
