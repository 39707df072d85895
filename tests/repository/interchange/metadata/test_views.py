"""Metadata as programs fetch it, of every record and in every state."""

import json

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.models import PageViewRestriction

from repository.interchange.metadata.formats import FORMATS
from repository.records.choices import State
from repository.records.consent import Surface
from repository.records.models import Record
from repository.records.released import load_released
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.metadata.describing import NOTHING_STATED, REPOSITORY
from tests.repository.interchange.metadata.reading import SDO, extract, node_of, parse
from tests.schemas import validate

pytestmark = pytest.mark.django_db
EXTENSIONS = [kind.extension for kind in FORMATS]
DATACITE = [extension for extension in EXTENSIONS if extension.startswith("datacite")]
ALWAYS = [extension for extension in EXTENSIONS if extension not in DATACITE]
SCHEMAS = {"dc.xml": "oai/oai_dc.xsd", "datacite.xml": "datacite-4.6/metadata.xsd"}


@pytest.fixture
def fetch(client):
    """Fetch something under a record’s permanent address."""

    def get(page, ending, **options):
        return client.get(f"/id/{page.record.pk}/{ending}", **options)

    return get


def documents(shown):
    """Every document of every record and version, with its extension."""
    client = Client()
    for each in shown:
        numbers = each.record.versions.values_list("number", flat=True)
        for place in ("", *(f"v/{number}/" for number in numbers)):
            for extension in EXTENSIONS:
                address = f"/id/{each.record.pk}/{place}metadata.{extension}"
                yield each, extension, client.get(address)


def test_every_document_of_every_record_and_version_is_valid(shown):
    checked = dict.fromkeys(EXTENSIONS, 0)
    for each, extension, response in documents(shown):
        if response.status_code == 404:
            assert extension in DATACITE
            assert each.page.provenance == "summary"
            continue
        assert response.status_code == 200
        checked[extension] += 1
        if extension in SCHEMAS:
            validate(etree.fromstring(response.content), SCHEMAS[extension])
        elif extension == "jsonld":
            assert list(parse(json.loads(response.content)).objects(None, SDO.name))
        else:
            assert json.loads(response.content)["creators"]
    assert checked["jsonld"] == checked["dc.xml"] > 90
    assert checked["datacite.json"] == checked["datacite.xml"] > 8


def test_the_document_is_what_the_page_says(shown):
    for each in shown:
        document = json.loads(Client().get(f"/id/{each.record.pk}/metadata.jsonld").content)

        document.pop("@context")
        assert document == each.node


@pytest.mark.parametrize("kind", FORMATS, ids=EXTENSIONS)
def test_each_format_says_what_it_is(fetch, kind):
    response = fetch(ToolFactory(), f"metadata.{kind.extension}")

    assert response["Content-Type"] == kind.media_type
    assert response["X-Robots-Tag"] == "noindex"
    assert kind.label
    assert kind.profile.startswith("http")


@pytest.mark.parametrize("kind", FORMATS, ids=EXTENSIONS)
def test_what_may_leave_elsewhere_is_written_by_the_same_table(kind):
    page = CaseStudyFactory(title="A title")
    released = load_released([page.record.pk], Surface.OAI)[page.record.pk]

    assert kind.applies(released.outline)
    written = kind.render(released, REPOSITORY).decode()
    assert "A title" in written
    assert f"https://repository.example/id/{page.record.pk}" in written


@pytest.mark.parametrize("factory", [CaseStudyFactory, PolicyRecommendationFactory, ToolFactory])
def test_there_is_no_datacite_of_a_summary_and_it_says_why(fetch, factory):
    page = factory(summary_of_work=True)

    for place in ("", "v/1/"):
        for extension in DATACITE:
            response = fetch(page, f"{place}metadata.{extension}")
            assert response.status_code == 404
            assert "our summary of published work" in response.content.decode()
            assert f"/id/{page.record.pk}/metadata.dc.xml" in response.content.decode()
        for extension in ALWAYS:
            assert fetch(page, f"{place}metadata.{extension}").status_code == 200


def test_a_version_has_the_words_that_it_had(fetch):
    page = CaseStudyFactory(title="First")
    page.title, page.change_note = "Second", "Another title."
    page.save_revision().publish()
    address = f"http://testserver/id/{page.record.pk}"

    old = json.loads(fetch(page, "v/1/metadata.jsonld").content)
    new = json.loads(fetch(page, "metadata.jsonld").content)
    datacite = json.loads(fetch(page, "v/1/metadata.datacite.json").content)

    assert (old["name"], old["@id"], old["version"]) == ("First", f"{address}/v/1", 1)
    assert (new["name"], new["@id"], new["version"]) == ("Second", address, 2)
    found = {
        item["relationType"]: item["relatedIdentifier"] for item in datacite["relatedIdentifiers"]
    }
    assert found["IsPreviousVersionOf"] == f"{address}/v/2"


def test_a_version_of_a_record_that_was_replaced_says_so(fetch):
    page, newer = CaseStudyFactory(), CaseStudyFactory()
    record = page.record
    record.state, record.replacement = State.SUPERSEDED, newer.record
    record.save()

    shown = node_of(extract(fetch(page, "v/1")), "Article")
    assert shown["creativeWorkStatus"] == "Superseded"
    for place in ("", "v/1/"):
        document = json.loads(fetch(page, f"{place}metadata.jsonld").content)
        assert document["creativeWorkStatus"] == "Superseded"
        xml = etree.fromstring(fetch(page, f"{place}metadata.dc.xml").content)
        relations = [element.text for element in xml.iter("{*}relation")]
        assert f"http://testserver/id/{newer.record.pk}" in relations


@pytest.mark.parametrize(
    "ending", ["metadata.xml", "metadata.", "v/2/metadata.jsonld", "v/0/metadata.dc.xml"]
)
def test_what_is_not_there_is_not_found(fetch, ending):
    assert fetch(CaseStudyFactory(), ending).status_code == 404


def test_a_draft_is_not_found(client):
    assert client.get("/id/to-00000000bh/metadata.jsonld").status_code == 404


def take_away(page, how):
    if how == "unpublished":
        page.unpublish()
        return
    record = Record.objects.get(pk=page.record.pk)
    record.state = how
    record.save()


@pytest.mark.parametrize("how", ["unpublished", State.REMOVED, State.CONSENT_ENDED])
def test_a_record_that_is_gone_leaves_its_identifier_and_no_more(fetch, how):
    page = PolicyRecommendationFactory(title="Marigold", organisations=None)
    take_away(page, how)

    for place in ("", "v/1/"):
        for extension in EXTENSIONS:
            response = fetch(page, f"{place}metadata.{extension}")
            assert response.status_code == 410
            assert response.content.decode() == f"{page.record.pk} is no longer shared here.\n"
            assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_a_private_record_is_not_found(fetch, kind):
    page = ToolFactory()
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=kind, password="let me in"
    )
    restriction.groups.set(Group.objects.filter(name="Editor"))

    for place in ("", "v/1/"):
        for extension in EXTENSIONS:
            assert fetch(page, f"{place}metadata.{extension}").status_code == 404


@pytest.mark.parametrize("extension", EXTENSIONS)
@pytest.mark.parametrize("place", ["", "v/1/"])
def test_no_cache_keeps_a_story_and_nothing_is_told_without_consent(fetch, extension, place):
    page = PersonalVoiceFactory(
        consent={**NOTHING_STATED, "credit": "Marigold"},
        place="Exampletown",
        ethnic_groups=[("2001-n", "Marigold women")],
        year=2019,
        tags=["marigold"],
    )

    response = fetch(page, f"{place}metadata.{extension}")

    text = response.content.decode()
    assert not [word for word in ("arigold", "Exampletown", "African", "2019") if word in text]
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_story_whose_consent_has_ended_is_gone(fetch, extension):
    page = PersonalVoiceFactory(title="Marigold")
    page.consent.released = False
    page.consent.save()

    for place in ("", "v/1/"):
        response = fetch(page, f"{place}metadata.{extension}")
        assert response.status_code == 410
        assert "Marigold" not in response.content.decode()


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_program_that_has_it_already_is_told_so(fetch, extension):
    page = ToolFactory()
    known = {"If-None-Match": fetch(page, f"metadata.{extension}")["ETag"]}

    assert fetch(page, f"metadata.{extension}", headers=known).status_code == 304
    page.title, page.change_note = "Another title", "Another title."
    page.save_revision().publish()
    assert fetch(page, f"metadata.{extension}", headers=known).status_code == 200


def test_only_reading_is_possible(client):
    address = f"/id/{ToolFactory().record.pk}/metadata.jsonld"

    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("ending", ["metadata.jsonld", "v/1/metadata.dc.xml"])
def test_a_few_queries_are_enough(client, ending):
    page = VoiceFactory()
    address = f"/id/{page.record.pk}/{ending}"
    client.get(address)

    with CaptureQueriesContext(connection) as captured:
        client.get(address)

    assert len(captured) <= 20
