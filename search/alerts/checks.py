"""`check --deploy` warns where e-mail alerts would be printed instead of sent."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register  # noqa: A004 - Django's own name


@register("search", deploy=True)
def alerts_are_sent(**_kwargs: Any) -> list[CheckMessage]:
    """Report a site that prints e-mails: the addresses would lie in its log."""
    if not settings.EMAIL_BACKEND.endswith(".console.EmailBackend"):
        return []
    return [
        Warning(
            "E-mails are printed to the log, with addresses and private links.",
            hint="Set EMAIL_URL.",
            id="search.W002",
        )
    ]
