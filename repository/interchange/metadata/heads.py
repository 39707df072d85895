"""What the heads of pages tell machines: globals of the public templates."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from markupsafe import Markup

from repository.interchange.metadata.cards import build_cards
from repository.interchange.metadata.described import Described
from repository.interchange.metadata.dublin_core import DC, build_dublin_core
from repository.interchange.metadata.highwire import build_highwire
from repository.interchange.metadata.jsonld import build_node
from repository.interchange.metadata.jsonld_pages import (
    build_area,
    build_breadcrumbs,
    build_site,
    build_web_page,
    build_website,
    write_script,
)
from repository.interchange.metadata.reading import describe_page, describe_version
from repository.records.choices import READABLE
from repository.records.consent import Surface, permitted_parts
from repository.records.csl import Repository
from repository.records.models import Record
from search.repository import describe_repository

#: The pages above a page.
_Above = Sequence[Mapping[str, str]]


def record_metadata(
    request: HttpRequest,
    record: Record | None,
    page: Any,
    content: Mapping[str, Any],
    above: _Above,
) -> dict[str, Any] | None:
    """Return what the head of a record's page says; nothing for what is not public yet.

    Args:
        request: what is answered.
        record: what is shown, if the page has a record.
        page: its page, specific.
        content: what is shown of it.
        above: the pages above it.
    """
    if record is None or record.state not in READABLE or getattr(request, "is_preview", False):
        return None
    repository = describe_repository(request)
    described = describe_page(record, content)
    node = build_node(described, repository)
    nodes = [
        node,
        build_web_page(node, content),
        build_breadcrumbs(above, content["title"], repository),
    ]
    # A story may be read here, and still not be passed on by other sites.
    is_shared = bool(permitted_parts(page, Surface.SOCIAL))
    return {
        **_describe(described, repository, nodes),
        "canonical": node["url"],
        "highwire": build_highwire(described, repository),
        "cards": build_cards(described, repository) if is_shared else [],
    }


def version_metadata(
    request: HttpRequest, record: Record, content: Mapping[str, Any], number: int
) -> dict[str, Any]:
    """Return what the head of a version's page says: what it is, and nothing to be found by.

    Args:
        request: what is answered.
        record: whose version it is.
        content: what is shown of the version.
        number: which one.
    """
    repository = describe_repository(request)
    described = describe_version(record, number, content)
    return _describe(described, repository, [build_node(described, repository)])


def _describe(
    described: Described, repository: Repository, nodes: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    return {
        "dc": DC,
        "dublin_core": build_dublin_core(described.content, repository, described.edition),
        "jsonld": _mark(nodes),
    }


def home_jsonld(request: HttpRequest) -> Markup:
    """Return what the home page says of the whole site."""
    return _mark([build_website(describe_repository(request))])


def page_jsonld(request: HttpRequest, title: str, above: _Above) -> Markup:
    """Return the way to a page, in JSON-LD."""
    return _mark([build_breadcrumbs(above, title, describe_repository(request))])


def site_jsonld(
    request: HttpRequest, title: str, above: _Above, facts: Mapping[str, Any]
) -> Markup:
    """Return a participating site, in JSON-LD: `facts` are its `place`, `system` and `team`."""
    repository = describe_repository(request)
    address = f"{repository.address}{request.path}"
    way = build_breadcrumbs(above, title, repository)
    return _mark([way, build_site(title, address, facts)])


def area_jsonld(request: HttpRequest, above: _Above, area: Mapping[str, str]) -> Markup:
    """Return a priority area, in JSON-LD: its `name`, `nhs_name` and `definition`."""
    repository = describe_repository(request)
    address = f"{repository.address}{request.path}"
    way = build_breadcrumbs(above, area["name"], repository)
    return _mark([way, build_area(area, address, repository)])


def _mark(nodes: Sequence[Mapping[str, Any]]) -> Markup:
    return Markup(write_script(nodes))  # noqa: S704 - escaped for a script
