import pytest
from django.db import OperationalError
from django.urls import reverse

from home import health, views

pytestmark = pytest.mark.django_db


def test_a_live_process_says_so_and_asks_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/health/live")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_ready_names_each_dependency(client, search_index):
    search_index()

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": True, "search": True}
    assert "no-store" in response.headers["Cache-Control"]


def test_without_an_index_the_service_is_degraded_but_ready(client, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "degraded", "database": True, "search": False}


def test_without_a_database_the_service_is_not_ready(client, monkeypatch):
    def refuse():
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(health.connection, "cursor", refuse)

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["database"] is False


def test_crawlers_are_kept_out_of_the_admin_and_of_endless_searches(client):
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"].startswith("text/plain")
    for path in ("/admin/", "/search/", "/api/"):
        assert f"Disallow: {path}" in response.content.decode()


def test_probes_have_the_addresses_of_the_contract():
    assert (reverse("health_live"), reverse("health_ready")) == ("/health/live", "/health/ready")
    assert views.live
