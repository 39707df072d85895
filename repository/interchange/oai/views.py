"""Answers harvesters, asked in an address or in a form."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from repository.interchange.oai.errors import ProtocolError
from repository.interchange.oai.identity import read_identity
from repository.interchange.oai.request import parse_request
from repository.interchange.oai.verbs import Asked, answer
from repository.interchange.oai.writing import build_errors, render
from search.repository import describe_repository


# A form from anywhere changes nothing here.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """Answer a request of OAI-PMH; errors of the protocol are answers too."""
    # Before anything is read: what is committed from now on belongs to the next harvest.
    now = timezone.now()
    base_url = request.build_absolute_uri(reverse("interchange:oai"))
    given = dict((request.POST if request.method == "POST" else request.GET).lists())
    repeated: Mapping[str, str] = {}
    try:
        understood = parse_request(given)
        repeated = {"verb": understood.verb, **understood.arguments}
        repository = describe_repository(request)
        told = [answer(Asked(understood, repository, read_identity(), base_url, now))]
    except ProtocolError as error:
        told = build_errors(error.problems)
    response = HttpResponse(
        render(base_url, now, repeated, told), content_type="text/xml; charset=utf-8"
    )
    # It may hold a person's story, and says what time it is: a kept copy would be wrong.
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
