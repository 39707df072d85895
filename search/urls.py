"""Addresses of search: the page, gaps, what is offered while typing, files, e-mails, the API."""

from django.urls import include, path, re_path

from search.api import search_api
from search.export.views import export
from search.feed import search_feed
from search.views import gaps, search, suggestions

urlpatterns = [
    path("search/", search, name="search"),
    path("search/gaps/", gaps, name="search_gaps"),
    path("search/suggest/", suggestions, name="search_suggest"),
    path("search/alerts/", include("search.alerts.urls")),
    path("search/feed/", search_feed, name="search_feed"),
    re_path(r"^search/export\.(?P<extension>[a-z.]+)$", export, name="search_export"),
    path("api/search/", search_api, name="search_api"),
]
