"""What the API says of itself is true, complete, and stays on this site."""

import json

import jsonschema
import pytest
from django.test import Client

from search.api import CONTRACT
from tests.reading import main_words, read
from tests.repository.interchange.api.asking import ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def described():
    return ask("openapi.json").json()


def test_it_is_openapi_3_1_and_names_this_site(described):
    assert described["openapi"] == "3.1.0"
    assert described["servers"] == [{"url": "http://testserver"}]
    assert list(described["paths"]) == [
        "/api/records/",
        "/api/records/{identifier}/",
        "/api/records/{identifier}/versions/",
        "/api/records/{identifier}/versions/{number}/",
        "/api/records/{identifier}/adoptions/",
        "/api/records/{identifier}/questions/",
        "/api/changes/",
        "/api/evidence/",
        "/api/search/",
    ]


def test_everything_can_only_be_read(described):
    assert {method for operations in described["paths"].values() for method in operations} == {
        "get"
    }


def test_every_schema_that_it_names_is_there_and_is_a_schema(described):
    schemas = described["components"]["schemas"]
    names = set()

    def collect(value):
        if isinstance(value, dict):
            if "$ref" in value:
                names.add(value["$ref"].removeprefix("#/components/schemas/"))
            for item in value.values():
                collect(item)
        elif isinstance(value, list):
            for item in value:
                collect(item)

    collect(described)
    assert names <= schemas.keys()
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_errors_are_described_as_problem_details(described):
    for operations in described["paths"].values():
        for status, response in operations["get"]["responses"].items():
            expected = "application/json" if status == "200" else "application/problem+json"
            assert list(response["content"]) == [expected]


def test_the_headers_that_a_client_needs_are_described(described):
    for path, operations in described["paths"].items():
        responses = operations["get"]["responses"]
        if path != "/api/search/":
            assert all("RateLimit" in response["headers"] for response in responses.values())
            assert "ETag" in responses["200"]["headers"]
            assert "Retry-After" in responses["429"]["headers"]


def test_the_search_api_is_described_by_the_schema_that_its_tests_hold_it_to(described):
    kept = json.loads(CONTRACT.read_text("utf-8"))

    assert described["components"]["schemas"]["Search"]["required"] == kept["required"]
    for name in kept["$defs"]:
        assert f"Search_{name}" in described["components"]["schemas"]


def test_the_page_names_every_operation_and_every_parameter(described):
    page = Client().get("/api/docs/")
    words = main_words(page)

    for path, operations in described["paths"].items():
        assert f"GET {path}" in words
        for parameter in operations["get"]["parameters"]:
            assert parameter["name"] in words


def test_the_page_asks_nothing_of_other_sites():
    page = read(Client().get("/api/docs/"))

    for node in page.select("script, link, img"):
        address = node.get("src") or node.get("href")
        assert address.startswith("/"), node
    assert not page.select("style, script:not([src]), [style]")


def test_the_address_of_the_api_leads_to_the_page():
    assert Client().get("/api/").headers["Location"] == "/api/docs/"
