"""What a permanent address answers, by what is asked for and which record it is."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from repository.records.choices import State
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.signposting.reading import read_links

pytestmark = pytest.mark.django_db
BROWSERS = [
    None,
    "",
    "*/*",
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
]
#: What is asked for, and where it leads under the record's address.
FORMS = {
    "application/ld+json": "/metadata.jsonld",
    'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"': "/metadata.jsonld",
    "application/xml": "/metadata.dc.xml",
    "application/*": "/metadata.jsonld",
    "application/x-bibtex": "/cite.bib",
    "application/x-research-info-systems": "/cite.ris",
    "application/vnd.citationstyles.csl+json": "/cite.csl.json",
    "application/vnd.citationstyles.csl+json;q=0.9, text/html;q=0.2": "/cite.csl.json",
    "text/html;q=0.4, application/x-bibtex": "/cite.bib",
    "application/linkset+json": "/linkset.json",
    "text/x-bibliography": "/cite.txt",
    "text/x-bibliography; style=apa; locale=en-GB": "/cite.txt?style=apa",
    "text/x-bibliography; style=vancouver": "/cite.txt?style=vancouver",
}
#: Of works that are ours to describe, and of no summary.
OURS = {
    "application/vnd.datacite.datacite+json": "/metadata.datacite.json",
    "application/vnd.datacite.datacite+xml": "/metadata.datacite.xml",
}
UNKNOWN = ["image/png", "text/turtle", "text/x-bibliography; style=no-such", "*/*;q=0"]
READABLE = ["submission", "summary", "research", "story", "superseded", "retracted"]
GONE = ["removed", "ended", "unpublished"]


@dataclass
class Asked:
    """A record of some kind, and a way to ask for it."""

    client: Any
    page: Any

    def __call__(self, accept, version=None, method="get"):
        address = f"/id/{self.page.record.pk}" + (f"/v/{version}" if version else "")
        headers = {} if accept is None else {"accept": accept}
        return getattr(self.client, method)(address, headers=headers)

    @property
    def address(self):
        return f"/id/{self.page.record.pk}"


def in_state(state):
    page = CaseStudyFactory()
    page.record.state = state
    page.record.save()
    return page


def end_consent():
    page = PersonalVoiceFactory()
    page.consent.released = False
    page.consent.save()
    return page


def unpublish():
    page = CaseStudyFactory()
    page.unpublish()
    return page


def make_private():
    page = CaseStudyFactory()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return page


MAKERS = {
    "submission": PolicyRecommendationFactory,
    "summary": lambda: CaseStudyFactory(summary_of_work=True),
    "research": VoiceFactory,
    "story": PersonalVoiceFactory,
    "superseded": lambda: in_state(State.SUPERSEDED),
    "retracted": lambda: in_state(State.RETRACTED),
    "removed": lambda: in_state(State.REMOVED),
    "ended": end_consent,
    "unpublished": unpublish,
    "private": make_private,
}


@pytest.fixture
def ask(client, request):
    return Asked(client, MAKERS[request.param]())


def assert_varies(response):
    assert "Accept" in [name.strip() for name in response["Vary"].split(",")]


@pytest.mark.parametrize("ask", READABLE, indirect=True)
def test_people_are_led_to_the_page(ask):
    for accept in BROWSERS:
        for method in ("get", "head"):
            response = ask(accept, method=method)
            assert (response.status_code, response["Location"]) == (302, ask.page.get_url())
            assert_varies(response)


@pytest.mark.parametrize("ask", READABLE, indirect=True)
def test_people_are_shown_a_version(ask):
    for accept in BROWSERS:
        response = ask(accept, version=1)
        assert response.status_code == 200
        assert response["Content-Type"].startswith("text/html")
        assert_varies(response)


@pytest.mark.parametrize("ask", READABLE, indirect=True)
def test_programs_are_led_to_what_they_ask_for(ask):
    for accept, ending in FORMS.items():
        for version in (None, 1):
            response = ask(accept, version=version)
            under = ask.address + ("/v/1" if version else "")
            assert (response.status_code, response["Location"]) == (303, under + ending)
            assert_varies(response)


@pytest.mark.parametrize("ask", ["submission", "story", "superseded"], indirect=True)
def test_programs_are_led_to_datacite_of_what_is_ours(client, ask):
    for accept, ending in OURS.items():
        for version in (None, 1):
            address = ask(accept, version=version)["Location"]
            assert address == ask.address + ("/v/1" if version else "") + ending
            assert client.get(address)["Content-Type"] == accept


@pytest.mark.parametrize("ask", ["summary", "research"], indirect=True)
def test_a_summary_is_not_the_work_that_datacite_would_describe(ask):
    for accept in OURS:
        for version in (None, 1):
            response = ask(accept, version=version)
            assert response.status_code == 406
            assert "datacite" not in response.content.decode()
            assert "datacite" not in response["Link"]
            assert ask(f"{accept}, text/html;q=0.1", version=version).status_code in {200, 302}
            other = ask(f"{accept}, application/x-bibtex;q=0.5", version=version)
            assert other["Location"].endswith("/cite.bib")


@pytest.mark.parametrize("ask", READABLE, indirect=True)
def test_every_form_that_is_led_to_is_there(client, ask):
    for accept in FORMS:
        response = client.get(ask(accept)["Location"])
        assert response.status_code == 200


@pytest.mark.parametrize("ask", READABLE, indirect=True)
def test_what_there_is_not_is_answered_with_what_there_is(client, ask):
    for accept in UNKNOWN:
        for version in (None, 1):
            response = ask(accept, version=version)
            assert response.status_code == 406
            assert response["Content-Type"] == "text/plain; charset=utf-8"
            assert_varies(response)
            told = {(target, kind) for _rel, target, kind in alternates(response)}
            assert len(told) >= 10
            text = response.content.decode()
            for target, kind in told:
                assert f"{kind}\n  {target}\n" in text
                assert client.get(target, follow=True).status_code == 200


def alternates(response):
    # The client of Signposting reads its own relations alone.
    parts = [part.split(";", 1) for part in response["Link"].split(", <")]
    for target, attributes in parts:
        assert 'rel="alternate"' in attributes
        kind = attributes.partition('type="')[2].removesuffix('"')
        yield "alternate", target.strip("<>"), kind


@pytest.mark.parametrize("ask", GONE, indirect=True)
def test_what_is_gone_is_gone_whatever_is_asked_for(ask):
    for accept in (*BROWSERS, *FORMS, *UNKNOWN):
        for version in (None, 1):
            response = ask(accept, version=version)
            assert response.status_code == 410
            assert response["Cache-Control"] == "no-store"
            assert_varies(response)
            assert "Link" not in response
            assert "bleeding" not in response.content.decode()


@pytest.mark.parametrize("ask", ["private"], indirect=True)
def test_what_is_private_does_not_exist_whatever_is_asked_for(ask):
    for accept in (*BROWSERS, *FORMS, *UNKNOWN):
        for version in (None, 1):
            assert ask(accept, version=version).status_code == 404


def test_what_was_never_public_does_not_exist_whatever_is_asked_for(client):
    for accept in ("text/html", *FORMS, *UNKNOWN):
        response = client.get("/id/cs-00000000", headers={"accept": accept})
        assert response.status_code == 404


@pytest.mark.parametrize("ask", ["submission"], indirect=True)
def test_a_version_that_never_was_does_not_exist_whatever_is_asked_for(ask):
    for accept in ("text/html", *FORMS, *UNKNOWN):
        assert ask(accept, version=9).status_code == 404


@pytest.mark.parametrize("ask", ["submission"], indirect=True)
def test_a_page_for_people_is_not_looked_at_for_its_other_forms(ask):
    ask("text/html")
    with CaptureQueriesContext(connection) as captured:
        ask("text/html")
    assert len(captured) <= 6


def test_capitals_in_an_address_lead_to_the_same(client):
    page = CaseStudyFactory()
    address = f"/id/{page.record.pk.upper()}"
    response = client.get(address, headers={"accept": "application/x-bibtex"})
    assert response["Location"] == f"/id/{page.record.pk}/cite.bib"


def test_a_form_is_read_from_the_address_that_pages_are_cited_by(client):
    page = CaseStudyFactory()
    (cited,) = (
        target for rel, target, _type in read_links(client.get(page.get_url())) if rel == "cite-as"
    )
    response = client.get(cited, headers={"accept": "application/x-bibtex"}, follow=True)
    assert response.status_code == 200
    assert f"{cited}}}" in response.content.decode()
