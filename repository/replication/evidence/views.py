"""The page that tells readers how evidence is rated, and beside what the levels stand."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from repository.replication.evidence import crosswalk, rubric


@require_safe
def evidence_ratings(request: HttpRequest) -> HttpResponse:
    """Show the rubric, how two people rate by it, and the levels of published scales."""
    context = {
        "rubric": rubric,
        "crosswalk": crosswalk,
        "breadcrumbs": [{"text": "Home", "href": "/"}],
    }
    response = TemplateResponse(request, "replication/evidence_ratings.html", context)
    response["Cache-Control"] = "no-cache"
    return response
