"""Where the API is read, under `/api/`. The search API, `/api/search/`, is in search."""

from django.urls import path, re_path
from django.views.generic import RedirectView

from repository.interchange.api import documentation
from repository.interchange.api.api import API
from repository.interchange.api.responses import politely

app_name = "api"
_patterns, _, _ = API.urls
for _pattern in _patterns:
    # Whoever asks, and whatever comes of it: also where no operation is found.
    _pattern.callback = politely(_pattern.callback)  # type: ignore[arg-type]  # these have one
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="interchange:api:docs"), name="root"),
    path("docs/", documentation.docs, name="docs"),
    path("openapi.json", politely(documentation.description), name="openapi"),
    *_patterns,
    re_path(r"^(?!search/)", politely(documentation.nothing)),
]
