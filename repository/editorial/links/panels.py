"""The admin's home page says how many links of a person's own records need them."""

from collections import Counter
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.ui.components import Component

from repository.editorial.links.report import URL_NAME, list_uses
from repository.editorial.models import NEEDS_LOOK, LinkState


class LinksPanel(Component):
    """What is wrong with links, and the way to the report; nothing when all is well."""

    name = "links"
    order = 310
    template_name = "editorial/admin/links_panel.html"

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:  # noqa: ARG002 - Wagtail's signature
        """Count the addresses, however often each is given."""
        pairs = list_uses(self.user).filter(link__state__in=NEEDS_LOOK)
        counts = Counter(
            state for state, _link in pairs.values_list("link__state", "link").distinct()
        )
        report = reverse(URL_NAME)
        return {
            "broken": counts[LinkState.BROKEN],
            "states": [
                {
                    "label": state.label,
                    "count": counts[state],
                    "url": f"{report}?{urlencode({'state': state.value})}",
                }
                for state in NEEDS_LOOK
                if counts[state]
            ],
        }
