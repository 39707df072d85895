"""The API as a whole: its routes, its errors, how it writes JSON. Nothing in it can be changed."""

from typing import Any, Final

import orjson
from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.renderers import BaseRenderer

from repository.interchange.api import (
    adoptions,
    changes,
    evidence,
    problems,
    questions,
    records,
    versions,
)


class Renderer(BaseRenderer):
    """JSON, with moments in UTC."""

    media_type = "application/json"

    def render(self, _request: HttpRequest, data: Any, *, response_status: int) -> bytes:  # noqa: ARG002 - ninja's signature
        """Return an answer as JSON."""
        return orjson.dumps(data, option=orjson.OPT_UTC_Z)


def build_api() -> NinjaAPI:
    """Return the API, with everything that it answers."""
    api = NinjaAPI(
        title="Maternity Equity Repository",
        version="1",
        description=(
            "Everything that is public, for programs. A person's story is here only where they "
            "agreed to re-use, and only the parts that they agreed to show."
        ),
        urls_namespace="interchange:api",
        # Described and explained by `documentation`, in this site's own pages.
        openapi_url=None,
        docs_url=None,
        renderer=Renderer(),
    )
    for module in (records, versions, adoptions, questions, changes, evidence):
        api.add_router("", module.router)
    problems.register(api)
    return api


API: Final = build_api()
