"""How answers travel."""

import pytest

from tests.factories.case_study import CaseStudyFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.interchange.oai.answers import Answer

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
QUERY = "verb=ListRecords&metadataPrefix=oai_dc"
FORM = "application/x-www-form-urlencoded"


def without_time(content):
    return content.partition(b"</responseDate>")[2]


def test_an_answer_is_xml_in_utf_8(client):
    response = client.get(f"/oai/?{QUERY}")

    assert response.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert response.content.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")


@pytest.mark.parametrize("query", [QUERY, "verb=Nonsense", "verb=Identify"])
def test_no_answer_is_kept_or_indexed(client, query):
    PersonalVoiceFactory(consent={"reuse": True})

    response = client.get(f"/oai/?{query}")

    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "Set-Cookie" not in response.headers


def test_a_form_gets_the_same_answer(client, enforcing_client):
    CaseStudyFactory()

    by_address = client.get(f"/oai/?{QUERY}").content
    by_form = enforcing_client.post("/oai/", QUERY, content_type=FORM).content

    assert without_time(by_form) == without_time(by_address)


@pytest.fixture
def enforcing_client(client):
    """A program without a cookie, on a site that guards its forms."""
    client.handler.enforce_csrf_checks = True
    return client


def test_a_form_is_all_that_a_form_asks(client):
    response = client.post("/oai/?verb=Identify", "verb=ListSets", content_type=FORM)

    assert Answer(response.content).asked == {"verb": "ListSets"}


def test_a_body_of_another_kind_asks_nothing(client):
    response = client.post("/oai/", {"verb": "Identify"}, content_type="application/json")

    assert Answer(response.content).errors == ["badVerb"]


def test_head_tells_what_get_would(client):
    response = client.head(f"/oai/?{QUERY}")

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert response.content == b""


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_nothing_can_be_written(client, method):
    response = getattr(client, method)("/oai/")

    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST"}
