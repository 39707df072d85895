"""The search page."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from search.presentation import build_search_page
from search.responses import finish


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """Show what a search finds, with every way to narrow it."""
    context = build_search_page(request, action=reverse("search"))
    response = render(
        request,
        "search/results.html",
        {"search": context, "breadcrumbs": [{"text": "Home", "href": "/"}]},
    )
    return finish(request, response, personal=context["has_personal"])
