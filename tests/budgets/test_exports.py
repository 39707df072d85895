"""A file of the largest size: few queries, little memory, nothing left out."""

import csv
import gc
import io
import json
import re
import tracemalloc
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from repository.interchange.bulk import reading
from repository.records.released import build_contents
from search.engines import get_engine
from search.export.formats import LIMIT
from search.export.views import BATCH
from tests.factories.search_document import make_document, make_identifier

pytestmark = pytest.mark.django_db
#: Queries for asking, reading the search and naming the site.
ONCE = 12
#: Queries for each batch, whatever is in it.
EACH_BATCH = 40


@pytest.fixture
def long_list(settings, tmp_path):
    """An index with more records than a file may have."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    build = get_engine().start_build()
    build.upsert(
        replace(document, card={**document.card, "url": "/", "summary": "s" * 2_000})
        for document in (make_document(make_identifier(n)) for n in range(LIMIT + 10))
    )
    build.activate()


@pytest.mark.usefixtures("many_records")
def test_a_table_asks_a_few_times_for_each_batch(client):
    with CaptureQueriesContext(connection) as captured:
        response = client.get("/search/export.csv")
        rows = list(csv.reader(io.StringIO(response.getvalue().decode())))

    total = int(response["X-Total-Count"])
    assert total > BATCH
    assert len(rows) == total + 1
    assert len(captured) <= ONCE + EACH_BATCH * -(-total // BATCH)


@pytest.mark.usefixtures("long_list")
def test_the_longest_file_is_whole_and_in_order_and_never_in_memory(client):
    response = client.get("/search/export.json")
    content = iter(response.streaming_content)
    head = json.loads(next(content) + b"]}")
    size, identifiers = 0, []
    tracemalloc.start()
    for line in content:
        size += len(line)
        identifiers += re.findall(rb'"identifier": "([^"]+)"', line)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (head["total"], head["truncated"]) == (LIMIT + 10, True)
    assert [name.decode() for name in identifiers] == [make_identifier(n) for n in range(LIMIT)]
    assert peak < size / 2


@pytest.mark.usefixtures("many_records")
def test_a_file_of_everything_holds_no_record_that_was_sent(monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 20)
    held = []

    tracemalloc.start()
    for batch in reading.iterate_released():
        assert build_contents(batch)
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()

    assert len(held) > 15
    assert max(held[8:]) < 2 * max(held[:8])
