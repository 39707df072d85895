"""What the engine that serves holds, asked without a page, and how a record in it is changed."""

from django.utils import timezone

from search.engines import get_engine
from search.query import SearchQuery


def titles():
    """What searchers find now."""
    found = get_engine().search(SearchQuery(), frozenset(), timezone.now())
    return sorted(hit.card["title"] for hit in found.hits)


def retitle(page, title):
    page.title = title
    page.save()
