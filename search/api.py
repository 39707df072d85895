"""The search API: the same search as JSON, errors as problem details (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse

from repository.records.consent import Surface
from search.blocked import load_sight
from search.facets import Order
from search.narrowing import build_facets
from search.parameters import NOT_A_NUMBER
from search.presentation import Answer, answer, build_card, build_offers
from search.query import Notice
from search.responses import finish

PROBLEM = "application/problem+json"


def search_api(request: HttpRequest) -> HttpResponseBase:
    """Answer a search as JSON."""
    if request.method not in {"GET", "HEAD"}:
        response = problem(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET and HEAD are understood here.")
        response["Allow"] = "GET, HEAD"
        return response
    found = answer(dict(request.GET.lists()), sight=load_sight(Surface.API))
    malformed = [notice for notice in found.notices if notice.code == NOT_A_NUMBER]
    if malformed:
        return problem(HTTPStatus.BAD_REQUEST, "A parameter must be a whole number.", malformed)
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


def problem(status: HTTPStatus, detail: str, notices: list[Notice] | None = None) -> JsonResponse:
    """Return an error in the standard form."""
    data: dict[str, Any] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
    }
    if notices:
        data["errors"] = [
            {"parameter": notice.parameter, "detail": notice.text} for notice in notices
        ]
    response = JsonResponse(data, status=status, content_type=PROBLEM)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response
