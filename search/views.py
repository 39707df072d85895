"""The search page, the gaps, and what is offered while somebody types."""

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from repository.taxonomy.snapshot import terms
from search.blocked import load_sight
from search.completion import MAX_CHARACTERS
from search.execute import run_together
from search.fallback import build_notice
from search.gaps import build_queries, build_tables, name_areas
from search.pages import render_search_page
from search.responses import finish
from search.suggestions import suggest


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """Show what a search finds, with every way to narrow it."""
    context = {"breadcrumbs": [{"text": "Home", "href": "/"}]}
    return render_search_page(request, "search/results.html", context, action=reverse("search"))


@require_safe
def gaps(request: HttpRequest) -> HttpResponseBase:
    """Show how many records there are of each kind about each priority area, and where none are."""
    areas = name_areas(terms().areas)
    answers = run_together(build_queries(areas), load_sight())
    degraded = any(answer.degraded for answer in answers)
    context = {
        "breadcrumbs": [
            {"text": "Home", "href": "/"},
            {"text": "Search", "href": reverse("search")},
        ],
        "tables": build_tables(areas, answers, reverse("search")),
        "notices": [build_notice().as_dict()] if degraded else [],
    }
    return finish(request, render(request, "search/gaps.html", context), personal=False)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponseBase:
    """Offer records, priority areas, themes and organisations that begin as typed."""
    text = request.GET.get("q", "")
    found = suggest(text, load_sight())
    response = JsonResponse({"query": text[:MAX_CHARACTERS], "groups": found.groups})
    return finish(request, response, personal=found.has_personal)
