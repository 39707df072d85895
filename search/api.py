"""The search API: the same search as JSON, errors as problem details (RFC 9457)."""

from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from repository.records.consent import Surface
from search.blocked import load_sight
from search.facets import Order
from search.narrowing import build_facets
from search.parameters import NOT_A_NUMBER
from search.presentation import Answer, answer, build_card, build_offers
from search.problems import problem
from search.responses import finish

#: The form of an answer, as a JSON Schema.
CONTRACT: Final = Path(__file__).with_name("api_schema.json")


# It only reads: without this, what cannot be asked for would be refused as a form without a token.
@csrf_exempt
def search_api(request: HttpRequest) -> HttpResponseBase:
    """Answer a search as JSON."""
    if request.method not in {"GET", "HEAD"}:
        response = problem(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET and HEAD are understood here.")
        response["Allow"] = "GET, HEAD"
        return response
    found = answer(dict(request.GET.lists()), sight=load_sight(Surface.API))
    malformed = [notice for notice in found.notices if notice.code == NOT_A_NUMBER]
    if malformed:
        return problem(
            HTTPStatus.BAD_REQUEST,
            "A parameter must be a whole number.",
            errors=[{"parameter": notice.parameter, "detail": notice.text} for notice in malformed],
        )
    data = build_json(found)
    attached = [
        item for result in data["results"] for item in result["highlights"].get("attachments", ())
    ]
    for item in (*data["results"], *data["did_you_mean"], *attached):
        item["url"] = request.build_absolute_uri(item["url"])
    return finish(request, JsonResponse(data), personal=found.has_personal)


def build_json(found: Answer) -> dict[str, Any]:
    """Return an answer as the contract lays it out."""
    query, response = found.query, found.response
    return {
        "query": query.text.text,
        "corrected_query": response.corrected_query,
        "exact": query.exact,
        "total": response.total,
        "page": response.page,
        "page_size": query.page_size,
        "pages": response.pages,
        "sort": query.sort,
        "degraded": response.degraded,
        "notices": [notice.as_dict() for notice in found.notices],
        "did_you_mean": build_offers(found, reverse("search")),
        "results": [build_card(hit) for hit in response.hits],
        "facets": {
            facet["key"]: [value._asdict() for value in facet["values"]]
            for facet in build_facets(response.facets, found.labels, Order(query.facet_sort))
        },
    }
