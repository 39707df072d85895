"""What the site of these tests says of itself is what its database holds."""

from random import Random

import pytest

from repository.records.models import Record
from search.building import build_documents
from tests.faults.site import Site

pytestmark = pytest.mark.django_db

TAKEN_AWAY = ["unpublish", "remove", "make_private", "withdraw_consent"]


@pytest.fixture
def site():
    return Site(Random(0))  # noqa: S311 - what happens, not a secret


def public_titles():
    identifiers = list(Record.objects.values_list("pk", flat=True))
    return sorted(document.title for document in build_documents(identifiers).documents)


@pytest.mark.parametrize("action", TAKEN_AWAY)
def test_what_was_taken_away_is_not_public(site, action):
    before = public_titles()

    getattr(site, action)()

    assert site.titles() == public_titles() != before


@pytest.mark.parametrize("action", TAKEN_AWAY)
def test_what_was_taken_away_can_come_back(site, action):
    before = public_titles()
    getattr(site, action)()

    (site.withdraw_consent if action == "withdraw_consent" else site.publish_again)()

    assert site.titles() == public_titles()
    assert len(public_titles()) == len(before)


def test_whatever_is_done_is_known():
    rng = Random(1)  # noqa: S311 - as above
    site = Site(rng)

    for _ in range(20):
        rng.choice(site.actions)()

        assert site.titles() == public_titles()
