import pytest

from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/search/", "/nowhere/", "/admin-not/"])
def test_a_public_page_allows_no_inline_script_or_style(client, address):
    policy = client.get(address).headers["Content-Security-Policy"]

    assert "unsafe-inline" not in policy
    assert "nonce" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy


def test_the_admin_has_a_policy_of_its_own(client):
    client.force_login(UserFactory(roles=["Editor"]))

    policy = client.get("/admin/").headers["Content-Security-Policy"]

    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "http" not in policy


def test_a_public_page_holds_no_inline_script_or_style(client):
    shown = client.get(ToolFactory().get_url()).content.decode()

    assert " style=" not in shown
    assert "<style" not in shown
    assert "<script>" not in shown
    assert " onclick=" not in shown


def test_an_anonymous_reader_gets_no_cookie(client):
    response = client.get(ToolFactory().get_url())

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
