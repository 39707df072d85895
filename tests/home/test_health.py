import datetime as dt

import pytest
from django.db import OperationalError, ProgrammingError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse
from django.utils import timezone

from home import health, views
from search.engines import get_engine
from search.engines.base import EngineUnavailableError
from search.models import IndexChange

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_a_live_process_says_so_and_asks_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/health/live")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_ready_names_each_dependency(client, search_index):
    search_index()

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "database": {"status": "ok"},
        "migrations": {"status": "ok", "waiting": 0},
        "search": {"status": "ready", "engine": get_engine().name, "documents": 0},
        "outbox": {"status": "ok", "pending": 0, "failing": 0, "oldest_seconds": 0},
        "withdrawals": {"status": "ok", "waiting": 0, "unlisted": 0, "files": 0, "unscrubbed": 0},
    }


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_probes_are_kept_by_nobody_and_set_no_cookie(client, path):
    response = client.get(path)

    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies


def test_without_an_index_the_service_is_degraded_but_ready(client, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["status"] == "degraded"
    assert response.json()["search"]["status"] == "missing"


def test_an_engine_that_is_away_degrades_the_service(client, monkeypatch):
    def refuse(_self):
        raise EngineUnavailableError("https://user:secret@search.example refused")

    monkeypatch.setattr(type(get_engine()), "status", refuse)

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["search"] == {"status": "unreachable"}
    assert b"secret" not in response.content


def test_the_backlog_is_told(client, search_index):
    search_index()
    long_ago = timezone.now() - dt.timedelta(minutes=2)
    IndexChange.objects.create(identifier="cs-a", created_at=long_ago)
    IndexChange.objects.create(identifier="cs-b", last_error="host secret refused", attempts=2)

    response = client.get("/health/ready")

    told = response.json()
    assert response.status_code == 200
    assert told["status"] == "degraded"
    assert (told["outbox"]["pending"], told["outbox"]["failing"]) == (2, 1)
    assert 120 <= told["outbox"]["oldest_seconds"] < 180
    assert b"secret" not in response.content


def test_a_migration_that_has_not_run_is_told(client, search_index):
    search_index()
    MigrationRecorder(connection).record_unapplied("search", "0001_initial")

    told = client.get("/health/ready").json()

    assert told["migrations"] == {"status": "waiting", "waiting": 1}
    assert told["status"] == "degraded"


def test_a_database_without_our_tables_is_told(client, monkeypatch):
    def refuse():
        raise ProgrammingError("relation does not exist")

    monkeypatch.setattr(health, "measure_backlog", refuse)

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["database"] == {"status": "incomplete"}


def test_without_a_database_the_service_is_not_ready(client, monkeypatch):
    def refuse():
        raise OperationalError("the server closed the connection to 10.0.0.1")

    monkeypatch.setattr(health.connection, "cursor", refuse)

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["status"] == "failed"
    assert response.json()["database"] == {"status": "failed"}
    assert b"10.0.0.1" not in response.content


def test_crawlers_are_kept_out_of_the_admin_and_of_endless_searches(client):
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"].startswith("text/plain")
    for path in ("/admin/", "/search/", "/api/", "/pack/results/"):
        assert f"Disallow: {path}" in response.content.decode()


def test_probes_have_the_addresses_of_the_contract():
    assert (reverse("health_live"), reverse("health_ready")) == ("/health/live", "/health/ready")
    assert views.live
