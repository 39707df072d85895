"""From a search to a pack: what it finds becomes a choice, which the reader sees before it is made.

The choice has an address of its own, so that it stays the same whatever the search finds tomorrow.
"""

import re
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from repository.interchange.packs.choosing import MOST
from search.blocked import load_sight
from search.engines.base import EngineUnavailableError, Reach
from search.export.views import refuse
from search.links import search_href
from search.listing import Listing, list_hits
from search.reading import Reading, read_search
from search.responses import finish_export

#: What tells the choice how many records there were.
FOUND: Final = "found"
_NUMBER: Final = re.compile(r"[0-9]{1,9}")


@require_safe
def choose_results(request: HttpRequest) -> HttpResponseBase:
    """Lead to the choice of what a search finds, the first of it where a pack cannot have all."""
    sight = load_sight()
    reading = read_search(dict(request.GET.lists()), sight)
    if reading.notices:
        # What was not understood would be left out of the search, and the pack have too much.
        return _explain(request, reading, HTTPStatus.BAD_REQUEST)
    try:
        listing = list_hits(reading.query, sight, reading.lexicon, Reach(MOST, MOST))
    except EngineUnavailableError:
        return refuse(request)
    hits = next(listing.iterate())
    listing.close()
    if not hits:
        return _explain(request, reading, HTTPStatus.NOT_FOUND)
    pairs = [("id", hit.identifier) for hit in hits]
    pairs += [(FOUND, str(listing.total))] if listing.total > MOST else []
    address = f"{reverse('interchange:pack')}?{urlencode(pairs)}"
    if listing.corrected_query or listing.notices:
        # Other words were searched: nobody takes their records away unknowingly.
        return _explain(request, reading, HTTPStatus.OK, instead=listing, choice_href=address)
    return finish_export(HttpResponseRedirect(address))


def read_found(request: HttpRequest) -> int:
    """Return how many records there were to choose from; 0 where all of them are chosen."""
    said = request.GET.get(FOUND, "")
    return int(said) if _NUMBER.fullmatch(said) else 0


def _explain(
    request: HttpRequest,
    reading: Reading,
    status: HTTPStatus,
    *,
    instead: Listing | None = None,
    choice_href: str = "",
) -> HttpResponseBase:
    """Say why there is no choice, or of what there is one, and lead back to the search."""
    context = {
        "breadcrumbs": [{"text": "Home", "href": "/"}],
        "notices": reading.notices,
        "instead": instead,
        "choice_href": choice_href,
        "search_href": search_href(reading.query),
    }
    page = render(request, "interchange/packs/results.html", context, status=status.value)
    return finish_export(page)
