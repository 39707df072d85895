"""A page that is a search: answered, shown, finished for caches, and counted."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from search.learning.observing import note_search
from search.presentation import answer, build_context
from search.responses import finish


def render_search_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    action: str,
    fixed: Mapping[str, str] | None = None,
) -> HttpResponseBase:
    """Answer a search with a page.

    Args:
        request: whose query string is the search.
        template: the page, which is given the search as `search`.
        context: what else it is given.
        action: the page's own address, which its form and links lead to.
        fixed: filters that belong to the page; their facets are not offered.
    """
    found = answer(dict(request.GET.lists()), fixed)
    search = build_context(found, action)
    response = render(request, template, {**context, "search": search})
    finished = finish(request, response, personal=search["has_personal"])
    note_search(request, found, finished, empty=not (search["total"] or search["picks"]))
    return finished
