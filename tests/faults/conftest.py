"""A proxy that does harm stands between the site and the real search server."""

import datetime as dt
from dataclasses import replace

import pytest

from search import backlog, delivery, engines
from search.engines.elasticsearch import connection
from tests.faults.proxy import PATIENCE, Proxy


@pytest.fixture
def proxy(elasticsearch, settings, monkeypatch):
    """The way to the server; nobody waits long for an answer, nor before asking again."""
    monkeypatch.setattr(connection, "LONG", 4.0)
    monkeypatch.setattr(connection, "REST", 0.0)
    proxy = Proxy(elasticsearch.hosts[0])
    settings.ELASTICSEARCH = replace(elasticsearch, hosts=(proxy.url,), timeout=2.0)
    yield proxy
    engines.get_engine().close()
    proxy.go_away()
    proxy.send_late()


@pytest.fixture
def courier(monkeypatch, search_delivery):  # noqa: ARG001 - asked for by name
    """The site's own courier, which does not rest for long."""
    moment = dt.timedelta(milliseconds=100)
    monkeypatch.setattr("search.courier.LONGEST_REST", 0.1)
    monkeypatch.setattr(backlog, "LONGEST_WAIT", moment)
    monkeypatch.setattr(delivery, "_AWAY", moment)
    monkeypatch.setattr(delivery, "_LOOK_AGAIN", 0.05)
    yield delivery.courier
    assert delivery.courier.join(PATIENCE)
