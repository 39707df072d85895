"""The vocabulary as SKOS, read by rdflib, and the addresses of its terms."""

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from repository.publisher.models import PublisherSettings
from repository.taxonomy.ethnicity import GROUPS
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.reading import read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    # What rdflib's own reader of JSON-LD is made of.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]
BASE = "http://testserver/vocabulary/"
FORMATS = {
    "ttl": ("turtle", "text/turtle; charset=utf-8"),
    "jsonld": ("json-ld", "application/ld+json; charset=utf-8"),
    "rdf": ("xml", "application/rdf+xml; charset=utf-8"),
}


@pytest.fixture
def fetch(client):
    def get(extension="ttl"):
        name, media_type = FORMATS[extension]
        response = client.get(f"/vocabulary.{extension}")
        assert response["Content-Type"] == media_type
        return Graph().parse(data=response.content, format=name)

    return get


def concept(path):
    return URIRef(BASE + path)


def test_the_three_formats_say_the_same(fetch):
    PriorityAreaFactory()
    ThemeFactory(description="Being heard.")

    turtle, json_ld, xml = (set(fetch(extension)) for extension in FORMATS)

    assert turtle == json_ld == xml
    assert turtle


def test_an_area_has_its_definition_and_every_name_it_has_or_had(fetch):
    area = PriorityAreaFactory(name="Haemorrhage", slug="haemorrhage", nhs_name="Heavy bleeding")
    area.name = "Bleeding after birth"
    area.save()

    graph = fetch()

    node = concept("priority-areas/haemorrhage")
    assert (node, RDF.type, SKOS.Concept) in graph
    assert (node, SKOS.inScheme, concept("priority-areas")) in graph
    assert graph.value(node, SKOS.prefLabel) == Literal("Bleeding after birth", "en-GB")
    assert {str(label) for label in graph.objects(node, SKOS.altLabel)} == {
        "Haemorrhage",
        "Heavy bleeding",
    }
    assert str(graph.value(node, SKOS.definition)) == "Heavy bleeding after birth."
    assert str(graph.value(node, DCTERMS.identifier)) == "haemorrhage"


def test_ethnic_groups_have_national_codes_and_their_place_among_the_five(fetch):
    graph = fetch()

    african, black = concept("ethnic-groups-2001/n"), concept("ethnic-groups-five/black")
    assert str(graph.value(african, SKOS.notation)) == "N"
    assert (african, SKOS.broadMatch, black) in graph
    assert (black, SKOS.narrowMatch, african) in graph
    assert str(graph.value(african, DCTERMS.identifier)) == "2001-n"
    # Asked and declined, or not asked: in none of the five.
    assert graph.value(concept("ethnic-groups-2001/z"), SKOS.broadMatch) is None
    published = {str(value) for value in graph.objects(None, DCTERMS.identifier)}
    assert {group.value for group in GROUPS} - published == {"all", "source-words"}


def test_every_term_is_in_a_scheme_with_one_label_in_a_language(fetch):
    PriorityAreaFactory()
    ThemeFactory()
    graph = fetch()

    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    for node in graph.subjects(RDF.type, SKOS.Concept):
        (scheme,) = graph.objects(node, SKOS.inScheme)
        assert scheme in schemes
        assert (scheme, SKOS.hasTopConcept, node) in graph
        assert len(list(graph.objects(node, SKOS.prefLabel))) == 1
        labels = set(graph.objects(node, SKOS.altLabel))
        assert graph.value(node, SKOS.prefLabel) not in labels
    for triple in graph.triples((None, SKOS.broadMatch, None)):
        assert (triple[2], RDF.type, SKOS.Concept) in graph


def test_schemes_say_who_publishes_them_under_which_licence(fetch):
    PublisherSettings.objects.update(publisher_name="An Observatory")

    graph = fetch()

    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        assert str(graph.value(scheme, DCTERMS.publisher)) == "An Observatory"
        assert str(graph.value(scheme, DCTERMS.license)).startswith("https://")


def test_the_address_of_a_term_leads_to_its_place_on_the_page(client):
    PriorityAreaFactory()

    response = client.get("/vocabulary/priority-areas/haemorrhage")

    assert response.status_code == 303
    address, _, place = response["Location"].partition("#")
    page = read(client.get(address))
    assert "Haemorrhage" in page.find(id=place).get_text()
    assert response["Vary"] == "Accept"


def test_every_term_of_the_graph_has_an_address_and_a_place(client, fetch):
    PriorityAreaFactory()
    ThemeFactory()
    page = read(client.get("/vocabulary/"))

    for node in fetch().subjects(RDF.type, SKOS.Concept):
        response = client.get(str(node).removeprefix("http://testserver"))
        assert page.find(id=response["Location"].partition("#")[2])


@pytest.mark.parametrize(
    ("accept", "address"),
    [
        ("text/turtle", "/vocabulary.ttl"),
        ("application/ld+json", "/vocabulary.jsonld"),
        ("application/rdf+xml, text/turtle;q=0.5", "/vocabulary.rdf"),
        ("*/*", "/vocabulary/#themes-listening"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/vocabulary/#themes-listening"),
        ("image/png", "/vocabulary/#themes-listening"),
    ],
)
def test_a_program_is_led_to_the_form_that_it_asks_for(client, accept, address):
    ThemeFactory()

    response = client.get("/vocabulary/themes/listening", headers={"Accept": accept})

    assert (response.status_code, response["Location"]) == (303, address)


def test_the_address_of_a_scheme_leads_to_it(client):
    assert client.get("/vocabulary/themes")["Location"] == "/vocabulary/#themes"


def test_a_renamed_area_and_a_renamed_theme_are_found_at_their_old_addresses(client):
    area, theme = PriorityAreaFactory(), ThemeFactory()
    area.name, area.slug = "Bleeding", "bleeding"
    area.save()
    theme.slug = "being-heard"
    theme.save()

    found = client.get("/vocabulary/priority-areas/haemorrhage")
    assert (found.status_code, found["Location"]) == (301, "/vocabulary/priority-areas/bleeding")
    found = client.get("/vocabulary/themes/listening")
    assert (found.status_code, found["Location"]) == (301, "/vocabulary/themes/being-heard")


def test_a_theme_may_be_renamed_there_and_back(client):
    theme = ThemeFactory()
    for slug in ("being-heard", "listening", "being-heard"):
        theme.slug = slug
        theme.save()

    found = client.get("/vocabulary/themes/listening")
    assert found["Location"] == "/vocabulary/themes/being-heard"


@pytest.mark.parametrize(
    "path", ["/vocabulary/themes/nothing", "/vocabulary/nothing", "/vocabulary.exe"]
)
def test_there_is_no_term_that_there_is_not(client, path):
    assert client.get(path).status_code == 404


def test_whoever_has_the_vocabulary_is_told_that_it_stands(client):
    theme = ThemeFactory()
    headers = {"If-None-Match": client.get("/vocabulary.ttl")["ETag"]}

    assert client.get("/vocabulary.ttl", headers=headers).status_code == 304
    theme.name = "Being heard"
    theme.save()
    assert client.get("/vocabulary.ttl", headers=headers).status_code == 200


def test_the_page_lists_all_terms_and_offers_the_files(client):
    PriorityAreaFactory(name="Haemorrhage")
    response = client.get("/vocabulary/")

    page = read(response)
    assert {link["href"] for link in page.find_all("link", rel="alternate")} == {
        "/vocabulary.ttl",
        "/vocabulary.jsonld",
        "/vocabulary.rdf",
    }
    assert "White and Black Caribbean" in page.main.get_text()
    assert "Haemorrhage" in page.main.get_text()
