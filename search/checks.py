"""`check --deploy` tells when the search server cannot be used, before readers meet the reserve."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register  # noqa: A004 - Django's own name

from search.engines import get_engine
from search.engines.base import EngineUnavailableError, Readiness


@register("search", deploy=True)
def search_server_answers(**_kwargs: Any) -> list[CheckMessage]:
    """Report a server that does not answer, or not to us. The site serves without it."""
    try:
        status = get_engine().status()
    except EngineUnavailableError as error:
        detail, setting = str(error), error.setting
    else:
        if status.readiness is not Readiness.UNREACHABLE:
            return []
        detail, setting = status.detail, status.setting
    hint = f"Look at {setting}." if setting else None
    return [Warning(detail, hint=hint, id="search.W001")]
