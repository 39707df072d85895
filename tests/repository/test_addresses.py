import pytest
from django.test import RequestFactory

from repository.addresses import read_forwarded

PROXY = "10.0.0.1"


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("2001:db8::1", "2001:db8::1"),
        ("", PROXY),
        ("nonsense", PROXY),
        ("203.0.113.9, ", PROXY),
    ],
)
def test_a_visitor_has_the_address_that_the_proxy_saw(forwarded, expected):
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR=PROXY)

    assert read_forwarded(request) == expected
