"""Shows the vocabulary, sends it as files, and leads from the address of a term to both."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from repository.interchange.skos.formats import BY_EXTENSION, BY_MEDIA_TYPE, FORMATS
from repository.interchange.skos.graph import build_graph
from repository.interchange.skos.schemes import AREAS, load_schemes
from repository.publisher.models import PublisherSettings
from repository.taxonomy.snapshot import terms
from search.repository import describe_repository
from search.responses import finish

_PAGE: Final = "text/html"


@require_safe
def vocabulary(request: HttpRequest) -> HttpResponse:
    """Show every scheme with its terms."""
    context = {
        "schemes": load_schemes(),
        "formats": FORMATS,
        "breadcrumbs": [{"text": "Home", "href": "/"}],
    }
    return TemplateResponse(request, "interchange/vocabulary.html", context)


@require_safe
def vocabulary_file(request: HttpRequest, extension: str) -> HttpResponseBase:
    """Send every scheme as SKOS."""
    if (kind := BY_EXTENSION.get(extension)) is None:
        raise Http404
    repository = describe_repository(request)
    graph = build_graph(
        load_schemes(),
        repository.address + reverse("interchange:vocabulary"),
        PublisherSettings.for_request(request).licence_url,
        repository.publisher,
    )
    text = graph.serialize(format=kind.name, encoding="utf-8")
    media_type = f"{kind.media_type}; charset=utf-8"
    return finish(request, HttpResponse(text, content_type=media_type), personal=False)


@require_safe
def term(request: HttpRequest, scheme: str, slug: str = "") -> HttpResponse:
    """Lead from the address of a scheme or a term to what is said of it.

    An area's old address leads to the new one.
    """
    if scheme == AREAS and (present := terms().former_areas.get(slug)):
        return redirect("interchange:term", scheme, present, permanent=True)
    found = next((each for each in load_schemes() if each.slug == scheme), None)
    if found is None or (slug and slug not in {concept.slug for concept in found.concepts}):
        raise Http404
    wanted = request.get_preferred_type([_PAGE, *BY_MEDIA_TYPE])
    kind = BY_MEDIA_TYPE.get(wanted or _PAGE)
    if kind:
        address = reverse("interchange:vocabulary_file", args=[kind.extension])
    else:
        place = "-".join(filter(None, (scheme, slug)))
        address = f"{reverse('interchange:vocabulary')}#{place}"
    # What is named is a term, not the document about it (303).
    response = HttpResponse(status=303, headers={"Location": address})
    patch_vary_headers(response, ["Accept"])
    return response
