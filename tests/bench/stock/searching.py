"""Stock Wagtail's search, timed. Runs with the settings beside it."""

import gzip
import json

from django.core.management import call_command
from django.db import connection
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from tests.bench.floor import FACETS, TEXTS
from tests.bench.measure import time_in_turn
from tests.bench.questions import WORDS
from tests.bench.stock.models import StockPage

_STEP = 4


def run(documents):
    """Print, as JSON, the times of searches over the documents of a file."""
    call_command("migrate", verbosity=0)
    _load(documents)
    call_command("wagtail_update_index", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    times = time_in_turn({"stock": (_search, WORDS)}, requests=24, warm_up=4)["stock"]
    print(json.dumps([times.median, times.p95, times.p99]))  # noqa: T201 - read by the bench


def _load(documents):
    root = Page.objects.get(depth=1)
    with gzip.open(documents, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            found = json.loads(line)
            texts = {name: found[name] for name in TEXTS}
            facets = {name: (found.get(name) or [""])[0] for name in FACETS}
            root.add_child(instance=StockPage(slug=f"record-{number}", **texts, **facets))


def _search(words):
    """Find twenty pages, their number, and the count of every facet's values."""
    found = get_search_backend().search(words, StockPage.objects.live(), operator="or")
    list(found[:20])
    found.count()
    for name in FACETS:
        found.facet(name)
