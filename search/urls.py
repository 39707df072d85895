"""Addresses of search: the page, gaps, what is offered while typing, e-mail alerts, the API."""

from django.urls import include, path

from search.api import search_api
from search.views import gaps, search, suggestions

urlpatterns = [
    path("search/", search, name="search"),
    path("search/gaps/", gaps, name="search_gaps"),
    path("search/suggest/", suggestions, name="search_suggest"),
    path("search/alerts/", include("search.alerts.urls")),
    path("api/search/", search_api, name="search_api"),
]
