"""The search page, and what is offered while somebody types."""

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from search.blocked import load_sight
from search.completion import MAX_CHARACTERS
from search.pages import render_search_page
from search.responses import finish
from search.suggestions import suggest


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """Show what a search finds, with every way to narrow it."""
    context = {"breadcrumbs": [{"text": "Home", "href": "/"}]}
    return render_search_page(request, "search/results.html", context, action=reverse("search"))


@require_safe
def suggestions(request: HttpRequest) -> HttpResponseBase:
    """Offer records, priority areas, themes and organisations that begin as typed."""
    text = request.GET.get("q", "")
    found = suggest(text, load_sight())
    response = JsonResponse({"query": text[:MAX_CHARACTERS], "groups": found.groups})
    return finish(request, response, personal=found.has_personal)
