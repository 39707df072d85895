"""Addresses of search: the page, what is offered while typing, files, the feed and the API."""

from django.urls import path, re_path

from search.api import search_api
from search.export.views import export
from search.feed import search_feed
from search.views import search, suggestions

urlpatterns = [
    path("search/", search, name="search"),
    path("search/suggest/", suggestions, name="search_suggest"),
    path("search/feed/", search_feed, name="search_feed"),
    re_path(r"^search/export\.(?P<extension>[a-z]+)$", export, name="search_export"),
    path("api/search/", search_api, name="search_api"),
]
