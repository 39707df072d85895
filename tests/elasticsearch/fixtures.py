"""The engine that a test is about, and an Elasticsearch with indices of that test's own."""

import os
import uuid

import pytest
from django.conf import settings as django_settings

from repository.settings import env
from search import engines
from search.engines.elasticsearch import purging

URL = os.environ.get("ELASTICSEARCH_URL", "")
#: For `parametrize("search_engine", BOTH_ENGINES, indirect=True)`.
BOTH_ENGINES = [
    "embedded",
    pytest.param("elasticsearch", marks=pytest.mark.elasticsearch),
]


def refuse(reason):
    """Skip a test on a laptop; fail it in CI."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


@pytest.fixture
def elasticsearch(request, settings, monkeypatch):
    """How a real Elasticsearch is reached; what the test made there is removed afterwards.

    A purge does not wait for the server's round, unless a test asks for the `server_round`: it
    comes half a minute after an index was made. All else of a purge is done, and no answer of the
    server differs for the wait, only what its files keep.
    """
    if not URL:
        refuse("ELASTICSEARCH_URL names no server: python -m tests.elasticsearch COMMAND")
    chosen = env.Elasticsearch(hosts=(URL,), index=f"test-{uuid.uuid4().hex[:12]}")
    settings.ELASTICSEARCH = chosen
    if "server_round" not in request.fixturenames:
        monkeypatch.setattr(purging, "_wait", lambda _client, _names: None)
    yield chosen
    settings.ELASTICSEARCH = chosen
    engine = engines.get_engine()
    engine._indices.remove(engine._indices.load().names)  # noqa: SLF001 - nothing else may remove all
    engine.close()
    engines._elasticsearch.cache_clear()  # noqa: SLF001 - a site has one engine, a test run many


@pytest.fixture
def server_round():
    """Let a purge take as long as in service, for whoever looks into the server's files."""


@pytest.fixture
def search_engine(request):
    """The name of the engine that serves: the embedded one, unless a test asks for another."""
    name = getattr(request, "param", "embedded")
    if name == "elasticsearch":
        request.getfixturevalue("elasticsearch")
    return name


def list_indices():
    """What lies in this test's place for indices: folders, or indices of its own prefix."""
    if django_settings.ELASTICSEARCH is not None:
        return list(engines.get_engine()._indices.load().names)  # noqa: SLF001 - operators see them in Elasticsearch
    return [path.name for path in django_settings.SEARCH_INDEX_DIR.iterdir() if path.is_dir()]


def tell_what_is_skipped(reporter):
    """One loud line, so that nobody takes a laptop's green for the whole truth."""
    skipped = reporter.stats.get("skipped", ())
    count = sum("ELASTICSEARCH_URL" in str(report.longrepr) for report in skipped)
    if count:
        reporter.write_line(f"NO ELASTICSEARCH: {count} TESTS SKIPPED", red=True, bold=True)
