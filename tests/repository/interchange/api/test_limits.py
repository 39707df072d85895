"""How often one visitor may ask."""

import threading

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from repository.interchange.api import responses
from repository.interchange.api.limits import Minute

pytestmark = pytest.mark.django_db
HEADERS = ("RateLimit", "RateLimit-Policy", "Retry-After")


@pytest.fixture(autouse=True)
def _counted_anew(monkeypatch):
    monkeypatch.setattr(responses, "minute", Minute())


@pytest.fixture(autouse=True)
def _two_a_minute(settings):
    settings.API_REQUESTS_PER_MINUTE = 2


def get(address="203.0.113.9", **headers):
    return Client().get("/api/records/", headers=headers, REMOTE_ADDR=address)


@time_machine.travel("2026-04-03T12:00:10Z", tick=False)
def test_each_answer_says_what_is_left():
    assert [get().headers["RateLimit"] for _ in range(2)] == [
        '"minute";r=1;t=50',
        '"minute";r=0;t=50',
    ]
    assert get().headers["RateLimit-Policy"] == '"minute";q=2;w=60'


@time_machine.travel("2026-04-03T12:00:10Z", tick=False)
def test_one_request_too_many_is_told_when_to_come_back():
    get()
    get()

    refused = get()

    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "50"
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["type"].endswith("#quota-exceeded")
    assert refused.json()["violated-policies"] == ["minute"]


def test_a_new_minute_begins_anew():
    with time_machine.travel("2026-04-03T12:00:59Z", tick=False):
        get()
        get()
        assert get().status_code == 429
    with time_machine.travel("2026-04-03T12:01:00Z", tick=False):
        assert get().status_code == 200


@time_machine.travel("2026-04-03T12:00:10Z", tick=False)
def test_each_visitor_is_counted_apart():
    get()
    get()

    assert get("203.0.113.10").status_code == 200


@time_machine.travel("2026-04-03T12:00:10Z", tick=False)
def test_another_address_of_the_same_line_is_the_same_visitor():
    get("2001:db8:1:2::1")
    get("2001:db8:1:2::2")

    assert get("2001:db8:1:2:ffff::3").status_code == 429
    assert get("2001:db8:1:3::1").status_code == 200


@time_machine.travel("2026-04-03T12:00:10Z", tick=False)
def test_what_a_visitor_says_of_themself_counts_only_behind_a_proxy(settings):
    for number in range(2):
        get(**{"X-Forwarded-For": f"198.51.100.{number}"})
    assert get(**{"X-Forwarded-For": "198.51.100.7"}).status_code == 429

    settings.TRUSTED_PROXY = True
    assert get(**{"X-Forwarded-For": "198.51.100.7"}).status_code == 200


def test_without_a_limit_nothing_is_counted(settings):
    settings.API_REQUESTS_PER_MINUTE = 0

    response = get()

    assert not set(HEADERS) & set(response.headers)


def test_no_address_is_kept(caplog):
    get()

    minute = responses.minute
    kept = repr(vars(minute)) + caplog.text + repr(cache._cache)  # noqa: SLF001 - all that is remembered
    assert "203.0.113.9" not in kept
    assert bytes([203, 0, 113, 9]) not in b"".join(minute._counts)  # noqa: SLF001 - as above


def test_no_request_is_lost_between_threads():
    minute = Minute()
    threads = [
        threading.Thread(target=lambda: [minute.take("203.0.113.9", 9) for _ in range(200)])
        for _ in range(8)
    ]
    with time_machine.travel("2026-04-03T12:00:10Z", tick=False):
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert minute.take("203.0.113.9", 9).used == 1_601
