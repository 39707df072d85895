"""What rooms above add to the editing of records: reasons to refuse a publication, and notices.

Whether something may be published is asked in one place, `RecordPage.refuse_publication`, by
whatever road the publication came.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.admin.panels import Panel

Refusal = Callable[[Any], str]
Notice = Callable[[Any, HttpRequest], SafeString]
_refusals: list[Refusal] = []
_notices: list[Notice] = []


def register_refusal(refusal: Refusal) -> None:
    """Add a rule that says why a complete page may not be published; empty when it may."""
    _refusals.append(refusal)


def register_notice(notice: Notice) -> None:
    """Add what the editing screen says of a page; empty where it has nothing to say."""
    _notices.append(notice)


def refuse(page: Any) -> str:
    """Return why a page may not be published, empty when it may."""
    return " ".join(filter(None, (refusal(page) for refusal in _refusals)))


class NoticesPanel(Panel):
    """What rooms above say of the page, where an editor reads before writing on."""

    class BoundPanel(Panel.BoundPanel):
        """The notices of one page."""

        def is_shown(self) -> bool:
            """Leave the panel out of a page that was never saved."""
            return bool(super().is_shown() and self.instance.pk)

        def render_html(self, parent_context: Any = None) -> SafeString:  # noqa: ARG002 - Wagtail's signature
            """Return the notices one after the other."""
            notices = (notice(self.instance, self.request) for notice in _notices)
            return SafeString("".join(notices))
