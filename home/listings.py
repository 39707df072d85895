"""Lists of records on the framing pages. All of them are searches."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from repository.records.choices import RecordType
from search.presentation import build_cards, build_search_page

PLURALS = {
    RecordType.CASE_STUDY: ("Case studies", "/case-studies/"),
    RecordType.POLICY_RECOMMENDATION: ("Policy recommendations", "/policy-recommendations/"),
    RecordType.TOOL: ("Tools", "/tools/"),
    RecordType.VOICE: ("Voices", "/voices/"),
}


def render_record_index(request: HttpRequest, index: dict[str, Any]) -> HttpResponse:
    """Show a list page: the same search, with the type fixed."""
    context = {
        "index": index,
        "search": build_search_page(
            request, fixed={"type": index["record_type"]}, action=index["href"]
        ),
        "breadcrumbs": [{"text": "Home", "href": "/"}],
    }
    return render(request, "home/record_index_page.html", context)


def newest_records(limit: int) -> list[dict[str, Any]]:
    """Return cards of the records published last."""
    return build_cards({"sort": "newest"}, limit)


def records_by_type(area: str, limit: int = 4) -> list[dict[str, Any]]:
    """Return an area's records in groups, one a type, each with a way to all of them."""
    groups = []
    for record_type, (title, address) in PLURALS.items():
        cards = build_cards({"type": record_type, "priority_area": area}, limit)
        if cards:
            groups.append(
                {
                    "title": title,
                    "cards": cards,
                    "all_href": f"{address}?priority_area={area}",
                }
            )
    return groups
