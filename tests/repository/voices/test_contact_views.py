"""A person's address on the screen: shown to a Consent officer who says why, and to nobody else."""

import pytest

from repository.voices.models import ContactAccess, RouteKind
from tests.factories.user import UserFactory
from tests.repository.voices.screens import ADDRESS, address_of, words

pytestmark = pytest.mark.django_db


def kinds():
    return list(ContactAccess.objects.order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize("screen", ["edit", "steps", "contact", "history"])
@pytest.mark.parametrize("role", ["Editor", "Administrator", "Contributor"])
def test_everybody_else_gets_403(client, consent, screen, role):
    client.force_login(UserFactory(roles=[role]))

    assert client.get(address_of(consent, screen)).status_code == 403


@pytest.mark.usefixtures("route")
def test_nothing_of_the_address_is_shown_until_it_is_asked_for(client, consent):
    shown = words(client.get(address_of(consent, "contact")))

    assert ADDRESS not in shown
    assert "Show contact" in shown


@pytest.mark.usefixtures("route")
def test_the_address_is_shown_to_an_officer_who_says_why_and_no_cache_keeps_it(
    client, officer, consent
):
    response = client.post(
        address_of(consent, "contact"), {"show": "1", "why": "To ask about the piece"}
    )

    assert ADDRESS in words(response)
    assert "no-store" in response.headers["Cache-Control"]
    again = words(client.get(address_of(consent, "contact")))
    assert ADDRESS not in again
    assert "To ask about the piece" in again
    assert officer.username in again


@pytest.mark.usefixtures("route")
def test_without_a_reason_it_is_not_shown(client, consent):
    response = client.post(address_of(consent, "contact"), {"show": "1", "why": ""})

    assert ADDRESS not in words(response)
    assert kinds() == ["set"]


@pytest.mark.usefixtures("route")
@pytest.mark.parametrize("person", [{"roles": ["Editor"]}, {"is_superuser": True}])
def test_an_editor_and_a_superuser_are_refused_and_it_is_kept(client, consent, person):
    client.force_login(UserFactory(**person))

    response = client.post(address_of(consent, "contact"), {"show": "1", "why": "Curious"})

    assert response.status_code == 403
    assert ADDRESS not in words(response)
    assert kinds() == ["set", "refused"]


@pytest.mark.usefixtures("officer")
def test_an_officer_writes_a_route(client, consent):
    client.post(address_of(consent, "contact"), {"keep": "1", "kind": "email", "address": ADDRESS})

    assert consent.contact_route.kind == RouteKind.EMAIL
    assert ADDRESS not in consent.contact_route.sealed


@pytest.mark.usefixtures("route")
def test_the_screen_says_that_the_key_is_missing(client, consent, settings):
    settings.CONTACT_KEYS = ()

    for response in (
        client.get(address_of(consent, "contact")),
        client.post(address_of(consent, "contact"), {"show": "1", "why": "To ask"}),
    ):
        assert "CONTACT_KEYS is not set" in words(response)


@pytest.mark.usefixtures("route")
def test_a_wrong_key_is_told_and_nothing_is_lost(client, consent, settings):
    settings.CONTACT_KEYS = ("YW5vdGhlciBrZXkgdGhhdCBvcGVucyBub3RoaW5nLi4=",)

    response = client.post(address_of(consent, "contact"), {"show": "1", "why": "To ask"})

    assert "Nothing is lost" in words(response)
    assert kinds() == ["set", "read", "locked"]
