"""Lists of records on the framing pages. All of them are searches."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from repository.network.models import SitePage
from repository.records.choices import LISTS
from search.pages import render_search_page
from search.parameters import Parameters
from search.presentation import answer, build_card


def render_record_index(request: HttpRequest, index: dict[str, Any]) -> HttpResponseBase:
    """Show a list page: the same search, with the type fixed."""
    finished = render_search_page(
        request,
        "home/record_index_page.html",
        {"index": index, "breadcrumbs": [{"text": "Home", "href": "/"}]},
        action=index["href"],
        fixed={"type": index["record_type"]},
    )
    if not request.GET:
        # The list itself may be indexed; the endless searches within it may not.
        del finished["X-Robots-Tag"]
    return finished


@dataclass(frozen=True)
class Cards:
    """A short list of records on another page."""

    cards: list[dict[str, Any]]
    #: Whether a person's story is among them: such a page must not be kept by any cache.
    has_personal: bool


def build_cards(parameters: Parameters, limit: int) -> Cards:
    """Return the first cards of a search."""
    found = answer(parameters, page_size=limit, counted=False)
    return Cards([build_card(hit) for hit in found.response.hits], found.has_personal)


def forbid_keeping(response: HttpResponse) -> HttpResponse:
    """Let no cache keep a page with a person's story, nor show any list unasked.

    Args:
        response: of a page whose context says `has_personal`; one without a context (a redirect,
            an answer to OPTIONS) shows no records.
    """
    context = getattr(response, "context_data", None) or {}
    response["Cache-Control"] = "no-store" if context.get("has_personal") else "no-cache"
    return response


def newest_records(limit: int) -> Cards:
    """Return cards of the records published last."""
    return build_cards({"sort": ["newest"]}, limit)


def site_records(site: SitePage, limit: int = 6) -> dict[str, Any]:
    """Return cards of the records that a site's own organisations had a part in."""
    slugs = list(site.team.exclude(part="context").values_list("organisation__slug", flat=True))
    if not slugs:
        return {"cards": [], "href": ""}
    return {
        "cards": build_cards({"organisation": slugs}, limit).cards,
        "href": f"/search/?{urlencode({'organisation': slugs}, doseq=True)}",
    }


def records_by_type(area: str, limit: int = 4) -> list[dict[str, Any]]:
    """Return an area's records in groups, one a type, each with a way to all of them."""
    groups = []
    for record_type, (title, address) in LISTS.items():
        found = build_cards({"type": [record_type], "priority_area": [area]}, limit)
        if found.cards:
            groups.append(
                {
                    "title": title,
                    "cards": found.cards,
                    "has_personal": found.has_personal,
                    "all_href": f"{address}?priority_area={area}",
                }
            )
    return groups
