"""A harvester that asks one thing at a time."""

import pytest
from wagtail.models import Site

from repository.interchange.oai import listing
from tests.repository.interchange.oai.answers import Answer

DOMAIN = "repository.example"


@pytest.fixture
def ask(client):
    """Ask for something, and read the answer."""

    def ask(verb, *, post=False, **arguments):
        # `from` is a word of Python's.
        named = {name.rstrip("_"): value for name, value in arguments.items()}
        send = client.post if post else client.get
        response = send("/oai/", {"verb": verb, **named})
        assert response.status_code == 200
        return Answer(response.content)

    return ask


@pytest.fixture
def harvest(ask):
    """Read a list to its end; returns every answer."""

    def harvest(verb="ListRecords", between=lambda: None, **arguments):
        answers = [ask(verb, **{"metadataPrefix": "oai_dc", **arguments})]
        while answers[-1].token is not None and answers[-1].token.text:
            between()
            answers.append(ask(verb, resumptionToken=answers[-1].token.text))
        return answers

    return harvest


@pytest.fixture
def domain(db):  # noqa: ARG001 - asked for by name
    """The site has an address of its own."""
    site = Site.objects.get()
    site.hostname = DOMAIN
    site.save()
    return DOMAIN


@pytest.fixture
def small_pages(monkeypatch):
    """Two records in an answer."""
    monkeypatch.setattr(listing, "PAGE_SIZE", 2)
