"""One profile at one size: a copy of its site, served and measured from outside."""

import json
import re
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from elasticsearch import Elasticsearch

from tests.bench import finding as names
from tests.bench.admin import time_admin
from tests.bench.figures import Times
from tests.bench.finding import Finding
from tests.bench.floor import Floor
from tests.bench.measure import ask_page, count_in_turn, time_in_turn
from tests.bench.questions import API, FIRST_TIME, LISTS, NARROWED, SEARCHES, WORDS
from tests.bench.sites import keep, name_index
from tests.bench.weight import (
    measure_database,
    measure_elasticsearch,
    measure_index,
    measure_web,
)
from tests.browser.reader import Reader

PUBLISHED = 40
_PUBLISH = "import django; django.setup(); from tests.bench.publish import publish_and_find as f; f"
_REBUILT = re.compile(r"Rebuilt: ([\d,]+) records in ([\d.]+) s")


def measure(profile, size, url, say):
    """Return what is found of a profile at a size.

    Args:
        profile: which one.
        size: how many generated records it has, beside the starter content.
        url: the Elasticsearch that the floor is measured on.
        say: is told what goes on.
    """
    kept = keep(profile, size, say)
    with tempfile.TemporaryDirectory(prefix="repository-bench-") as folder, Floor(url) as floor:
        say(f"{profile}, {size:,}: copying the site")
        site = kept.open(Path(folder) / "var")
        try:
            return _measure(kept, site, floor, url, say)
        finally:
            site.stop()
            remove_indices(url, name_index(profile, size))
            floor.remove()


def _measure(kept, site, floor, url, say):
    found = Finding(kept.profile, kept.size, generated=kept.size / kept.seconds)
    # Before the site's, which a server that has just started would still be compiling its code for.
    say("  filling the floor’s index")
    floor.fill_from(kept.documents)
    say("  rebuilding its index")
    count, seconds = _REBUILT.search(site.manage("search_index", "rebuild")).groups()
    found.rebuilt = int(count.replace(",", "")) / float(seconds)
    found.index = measure_index(site, url)
    say("  starting")
    started = time.monotonic()
    site.manage("prepare")
    site.start()
    with Reader(site) as reader:
        reader.get("/")
        found.started = time.monotonic() - started
        say("  measuring")
        found.times = _time_pages(reader, floor)
    rates = count_in_turn(
        {
            names.FLOOR: (lambda: _open_floor(url), WORDS),
            names.WORDS: (lambda: _open_page(site), SEARCHES),
        }
    )
    found.floor_rate, found.page_rate = rates[names.FLOOR], rates[names.WORDS]
    found.web, found.elasticsearch = measure_web(), measure_elasticsearch(url)
    found.database = measure_database(site)
    found.admin = time_admin(site)
    lags = json.loads(site.run("-c", f"{_PUBLISH}({site.url!r}, {PUBLISHED})"))
    found.visible = Times.of(lags)
    return found


def _time_pages(reader, floor):
    page = ask_page(reader)
    newest = json.loads(reader.get("/api/search/?page_size=100&sort=newest").body)["results"]
    records = [re.sub(r"^https?://[^/]+", "", item["url"]) for item in newest]
    beside_floor = {
        names.FLOOR: (floor.search, WORDS),
        names.WORDS: (page, SEARCHES),
        names.FIRST_TIME: (page, FIRST_TIME),
        names.NARROWED: (page, NARROWED),
        names.API: (page, API),
        names.LIST: (page, LISTS),
    }
    others = {
        names.RECORD: (page, records),
        names.HOME: (page, ("/",)),
    }
    return time_in_turn(beside_floor) | time_in_turn(others, requests=100)


def remove_indices(url, prefix):
    """Take a measured site's indices out of the server, whose memory is the next one's."""
    with Elasticsearch(url) as client:
        for name in client.indices.get(index=f"{prefix}-records-*"):
            client.indices.delete(index=name)


@contextmanager
def _open_floor(url):
    with Floor(url) as floor:
        yield floor.search


@contextmanager
def _open_page(site):
    with Reader(site) as reader:
        yield ask_page(reader)
