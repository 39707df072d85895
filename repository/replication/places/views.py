"""`/places-like-mine/`: what a reader enters stands in the address alone; nothing is stored."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from repository.network.choices import ETHNIC_MIX
from repository.network.context import known_figures
from repository.replication.places.candidates import load_candidates
from repository.replication.places.forms import UnitForm
from repository.replication.places.ranking import rank

#: The nearest are shown: those further down are like the reader's place in name alone.
MOST: Final = 20


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Ask for the reader's unit, and rank records by how like it their place is."""
    form = UnitForm(request.GET or None)
    ranking = None
    if known_figures() and form.is_valid():
        ranking = rank(form.build_place(), load_candidates())
    context = {
        "form": form,
        "mix": [(kind.value, kind.label) for kind in ETHNIC_MIX],
        "has_figures": bool(known_figures()),
        "ranking": ranking,
        "shown": ranking.ranked[:MOST] if ranking else (),
        "breadcrumbs": [{"text": "Home", "href": "/"}],
    }
    refused = form.is_bound and not form.is_valid()
    response = render(request, "replication/places.html", context, status=400 if refused else 200)
    response["X-Robots-Tag"] = "noindex"
    # What a reader says of their unit is kept nowhere on the way either.
    response["Cache-Control"] = "no-store"
    return response
