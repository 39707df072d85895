"""What a reader meets when something is not there, or broke."""

import pytest
from django.conf import settings
from django.db import OperationalError

from home import views
from home.models import HomePage
from tests.reading import links, main_words, read


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/nowhere/", "/tools/nowhere/", "/priority-areas/nowhere/", "/id/cs-nothing"]
)
def test_a_wrong_address_gets_help(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert "Page not found" in main_words(response)
    assert read(response).main.find("form", action="/search/")
    assert {"/", "/search/", "/case-studies/"} <= set(links(read(response).main).values())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/%00/", "/tools/%ff/", "/" + "x" * 5000 + "/", "/tools/../../etc/passwd", "/💛/"]
)
def test_an_odd_address_is_merely_not_found(client, address):
    assert client.get(address).status_code == 404


def test_the_error_page_needs_neither_database_nor_request():
    """No database mark: a query would fail this test."""
    response = views.server_error(None)

    assert response.status_code == 500
    page = read(response)
    assert page.h1.get_text() == "Sorry, something went wrong"
    assert page.title
    assert page.main


@pytest.mark.django_db
def test_a_page_that_breaks_shows_the_error_page(client, monkeypatch):
    def fall_over(*_args, **_kwargs):
        raise OperationalError("the disk is full")

    monkeypatch.setattr(HomePage, "get_context", fall_over)
    client.raise_request_exception = False

    response = client.get("/")

    assert response.status_code == 500
    assert "Sorry, something went wrong" in main_words(response)
    assert "disk is full" not in response.content.decode()


def test_debug_is_off_unless_asked_for():
    assert settings.DEBUG is False
