"""The way in the admin's menu to what waits for a decision."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem


class WaitingMenuItem(MenuItem):
    """The way to a list, with how many of it wait."""

    def __init__(
        self, *args: Any, permission: str, count: Callable[[], int], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._permission, self._count = permission, count

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to whoever may decide."""
        return bool(request.user.has_perm(self._permission))

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """Say how many wait: the item itself is kept between requests."""
        component = super().render_component(request)
        if waiting := self._count():
            component.label = f"{self.label} ({waiting})"
        return component
