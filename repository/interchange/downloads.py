"""The page for people on what can be fetched: files, feeds, the vocabulary."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from repository.interchange.bulk.state import find_last_change
from repository.interchange.feeds.adoptions import ADOPTIONS
from repository.interchange.feeds.topics import EVERYTHING, list_areas, list_sites, list_types
from repository.interchange.public import count_public
from repository.interchange.skos.formats import FORMATS
from repository.publisher.models import PublisherSettings
from repository.records.consent import Surface


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Show what can be fetched, under which licence, how much of it there is, and of which day."""
    changed = find_last_change()
    context = {
        "total": count_public(Surface.BULK),
        "changed": changed and timezone.localdate(changed),
        "publisher_settings": PublisherSettings.for_request(request),
        "feeds": [
            ("Everything", [EVERYTHING]),
            ("Who does again what a record describes", [ADOPTIONS]),
            ("By type", list_types()),
            ("By priority area", list_areas()),
            ("By participating site", list_sites()),
        ],
        "vocabulary_formats": FORMATS,
        "breadcrumbs": [{"text": "Home", "href": "/"}],
    }
    response = TemplateResponse(request, "interchange/data.html", context)
    response["Cache-Control"] = "no-cache"
    return response
