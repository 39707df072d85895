"""Addresses of search: the page and the API."""

from django.urls import path

from search.api import search_api
from search.views import search

urlpatterns = [
    path("search/", search, name="search"),
    path("api/search/", search_api, name="search_api"),
]
