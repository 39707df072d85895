"""What answers, over the starter content, as a function from a text to identifiers."""

import json
import uuid

import pytest

from repository.records.models import RecordPage
from search.presentation import answer
from search.rebuild import rebuild
from tests.bench.export_documents import iterate_lines
from tests.bench.floor import Floor
from tests.elasticsearch.fixtures import URL, refuse


@pytest.fixture
def find(db, starter_content, search_engine, settings, tmp_path):  # noqa: ARG001 - asked for by name
    """Ask as the search page does: `find(text)` → identifiers, best first."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    rebuild()

    def ask(text):
        response = answer({"q": [text]}).response
        assert not response.degraded
        return [hit.identifier for hit in response.hits]

    return ask


@pytest.fixture
def find_by_floor(db, starter_content):  # noqa: ARG001 - asked for by name
    """Ask the floor of `make bench` over the same records, whichever engine serves."""
    if not URL:
        refuse("ELASTICSEARCH_URL names no server: python -m tests.elasticsearch COMMAND")
    identifiers = dict(RecordPage.objects.live().values_list("title", "record"))
    with Floor(URL, index=f"floor-{uuid.uuid4().hex[:12]}") as floor:
        floor.fill(iterate_lines())

        def ask(text):
            hits = json.loads(floor.search(text))["hits"]["hits"]
            return [identifiers[hit["_source"]["title"]] for hit in hits]

        yield ask
        floor.remove()
