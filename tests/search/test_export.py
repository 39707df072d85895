"""The results of a search as a file."""

import csv
import io
import json

import bibtexparser
import pytest
import rispy
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator

from repository.publisher.models import PublisherSettings
from search import fallback
from search.api import CONTRACT
from search.export import export as export_module
from search.export import views
from search.export.formats import FORMATS
from search.export.spreadsheet import defuse
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.record_page import REFERENCE
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.citation.reading import fields_of, in_ris, read_ris

pytestmark = pytest.mark.django_db
#: What is found is the engine's; how it is written is not.
both_engines = pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True)
SCHEMA = json.loads(CONTRACT.read_text(encoding="utf-8"))
EXTENSIONS = [kind.extension for kind in FORMATS]


@pytest.fixture
def fetch(client, search_index):
    """Bring the index up to date once, then fetch a file."""
    fetched = []

    def get(extension, **parameters):
        if not fetched:
            search_index()
            fetched.append(True)
        return client.get(f"/search/export.{extension}", parameters)

    return get


def text_of(response):
    return response.getvalue().decode()


def rows_of(response):
    return list(csv.DictReader(io.StringIO(text_of(response).removeprefix("\ufeff"))))


def results_of(response):
    return json.loads(text_of(response))["results"]


def identifiers_of(response, extension):
    text = text_of(response)
    if extension == "csv":
        rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
        return [row["Identifier"] for row in rows]
    if extension == "ris":
        return [entry["id"] for entry in rispy.loads(text)]
    if extension == "bib":
        library = bibtexparser.parse_string(text)
        assert not library.failed_blocks
        return [entry.key.rsplit("-v", 1)[0] for entry in library.entries]
    if extension == "csl.json":
        return [item["id"] for item in json.loads(text)]
    return [result["identifier"] for result in json.loads(text)["results"]]


@both_engines
@pytest.mark.parametrize("parameters", [{"q": "swab birth"}, {"sort": "newest"}, {"type": "tool"}])
def test_rows_are_the_hits_in_their_order(fetch, client, monkeypatch, parameters):
    monkeypatch.setattr(views, "BATCH", 3)
    for number in range(5):
        CaseStudyFactory(title=f"Swab {number}", lessons="<p>birth</p>" * number)
        ToolFactory(title=f"Birth {number}")

    rows = {
        extension: identifiers_of(fetch(extension, **parameters), extension)
        for extension in EXTENSIONS
    }

    hits = client.get("/api/search/", {**parameters, "page_size": 100}).json()["results"]
    assert len(hits) >= 5
    expected = [hit["identifier"] for hit in hits]
    assert rows == dict.fromkeys(EXTENSIONS, expected)


def test_a_spreadsheet_says_in_words_what_each_column_is(fetch):
    page = CaseStudyFactory(
        title="Weighing swabs – ß",
        summary_of_work=True,
        priority_areas=[PriorityAreaFactory(name="Haemorrhage")],
        organisations=[(OrganisationFactory(name="A trust"), "led-by")],
        year=2024,
    )

    response = fetch("csv")

    assert response.getvalue().startswith(b"\xef\xbb\xbf")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert rows_of(fetch("csv")) == [
        {
            "Identifier": page.record.pk,
            "Permanent address": f"http://testserver/id/{page.record.pk}",
            "Type": "Case study",
            "Whose account": "",
            "Title": "Weighing swabs – ß",
            "Summary": "What was done, where, and what happened.",
            "Priority areas": "Haemorrhage; All priority areas",
            "Organisations": "A trust",
            "Year of the work": "2024",
            "State": "Current",
            "Published here": page.first_published_at.date().isoformat(),
            "Provenance": "Summary of published work",
            "Licence": "Open Government Licence v3.0",
            "Cite the original": (
                "Bell SF, et al. Reduction in massive postpartum haemorrhage. BMC Pregnancy and "
                "Childbirth. 2021. https://doi.org/10.1186/s12884-021-03853-y"
            ),
        }
    ]


@pytest.mark.parametrize("start", [*"=+-@\t\r\n＝＋－＠"])
def test_no_cell_can_be_a_formula(start):
    assert defuse(f"{start}HYPERLINK()") == f"'{start}HYPERLINK()"


def test_a_title_that_looks_like_a_formula_is_text(fetch):
    CaseStudyFactory(title='=HYPERLINK("https://example.org","Open")')

    assert rows_of(fetch("csv"))[0]["Title"] == '\'=HYPERLINK("https://example.org","Open")'


def test_a_spreadsheet_that_cuts_at_semicolons_finds_no_formula(fetch):
    CaseStudyFactory(title="Harmless;=HYPERLINK()")

    lines = text_of(fetch("csv")).splitlines()

    assert rows_of(fetch("csv"))[0]["Title"] == "Harmless;=HYPERLINK()"
    assert '"Harmless;=HYPERLINK()"' in lines[1]


def test_a_reference_manager_gets_author_version_and_permanent_address(fetch):
    PublisherSettings.objects.update(publisher_name="An Observatory")
    page = CaseStudyFactory(contributors=[{"given_name": "Ada", "family_name": "Obi"}])

    (entry,) = rispy.loads(text_of(fetch("ris")))

    assert entry["type_of_reference"] == "RPRT"
    assert (entry["authors"], entry["edition"]) == (["Obi, Ada"], "1")
    assert entry["publisher"] == "An Observatory"
    assert entry["urls"] == [f"http://testserver/id/{page.record.pk}/v/1"]


def test_a_list_of_csl_json_has_the_items_that_ris_has(fetch):
    CaseStudyFactory(title="Weighing swabs")
    VoiceFactory(title="What women said")

    items = json.loads(text_of(fetch("csl.json")))

    assert fetch("csl.json")["Content-Type"] == "application/vnd.citationstyles.csl+json"
    assert {item["title"] for item in items} == {"What women said", "Weighing swabs"}
    assert read_ris(text_of(fetch("ris"))) == [in_ris(fields_of(item)) for item in items]


def test_a_summary_in_a_reference_manager_names_the_original(fetch):
    CaseStudyFactory(summary_of_work=True)

    (entry,) = bibtexparser.parse_string(text_of(fetch("bib"))).entries

    assert entry["note"].startswith("Summary of published work: Bell SF, et al.")
    assert "Bell" not in entry["author"]


@both_engines
def test_what_a_page_shows_instead_of_nothing_is_in_its_file(fetch, client):
    CaseStudyFactory(title="Pregnancy care")
    ToolFactory(title="Swabs")

    data = json.loads(text_of(fetch("json", q="prepregnancy")))

    page = client.get("/api/search/", {"q": "prepregnancy"}).json()
    assert [hit["title"] for hit in page["results"]] == ["Pregnancy care"]
    assert [hit["title"] for hit in data["results"]] == ["Pregnancy care"]
    assert [notice["code"] for notice in data["notices"]] == ["searched-instead"]


@both_engines
def test_json_has_what_the_api_says_of_each_record(fetch, client):
    CaseStudyFactory(title="Weighing swabs")

    data = json.loads(text_of(fetch("json", q="swabs", colour="red", year_from="abc")))

    result = {"$defs": SCHEMA["$defs"], "$ref": "#/$defs/result"}
    Draft202012Validator(result).validate(data["results"][0])
    (hit,) = client.get("/api/search/", {"q": "swabs"}).json()["results"]
    highlights = {"title": [], "summary": [], "body": []}
    assert data.pop("results") == [{**hit, "highlights": highlights}]
    assert data.pop("date").startswith("20")
    assert {notice["code"] for notice in data.pop("notices")} == {
        "unknown-parameter",
        "not-a-number",
    }
    assert data == {
        "query": "swabs",
        "corrected_query": None,
        "exact": False,
        "sort": "relevance",
        "total": 1,
        "truncated": False,
        "degraded": False,
    }


@both_engines
@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_longer_list_is_cut_and_says_so(fetch, monkeypatch, extension):
    for module in (views, export_module):
        monkeypatch.setattr(module, "LIMIT", 2)
    for _ in range(3):
        CaseStudyFactory()

    response = fetch(extension)

    assert "-first-2-of-3." in response["Content-Disposition"]
    assert response["X-Total-Count"] == "3"
    text = text_of(response)
    if extension == "json":
        assert json.loads(text)["truncated"] is True
    if extension in {"json", "bib"}:
        assert "This file has the first 2 of 3 records." in text
    assert len(identifiers_of(fetch(extension), extension)) == 2


@both_engines
@pytest.mark.parametrize("extension", EXTENSIONS)
def test_nothing_found_is_a_file_without_records(fetch, extension):
    response = fetch(extension, q="absentword")

    assert (response.status_code, identifiers_of(response, extension)) == (200, [])


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_file_has_a_name_and_is_kept_by_nobody(fetch, extension):
    response = fetch(extension)

    assert response["Content-Disposition"].startswith('attachment; filename="records-')
    assert response["Content-Disposition"].endswith(f'.{extension}"')
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert response.streaming


@both_engines
def test_a_misspelt_search_is_the_one_that_the_page_shows(fetch):
    CaseStudyFactory(title="Magnesium in triage")

    data = json.loads(text_of(fetch("json", q="magnesuim")))

    assert (data["corrected_query"], data["total"], len(data["results"])) == ("magnesium", 1, 1)


@both_engines
def test_a_story_leaves_only_with_consent_to_re_use(fetch):
    PersonalVoiceFactory(title="Marigold story", summary="Marigold.", consent={})
    page = PersonalVoiceFactory(title="Sunflower story", consent={"reuse": True})

    for extension in EXTENSIONS:
        response = fetch(extension)

        text = text_of(response)
        assert "Marigold" not in text
        assert "Sunflower" in text
        assert response["X-Total-Count"] == "1"
        assert identifiers_of(fetch(extension), extension) == [page.record.pk]


def test_only_the_parts_that_were_agreed_to_leave(fetch):
    PersonalVoiceFactory(
        organisations=[(OrganisationFactory(name="Marigold trust"), "led-by")],
        year=1987,
        consent={"reuse": True, "credit": "Marigold", "show_name": False},
    )

    text = "".join(text_of(fetch(extension)) for extension in EXTENSIONS)

    assert "Marigold" not in text
    assert "1987" not in text


@both_engines
@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_story_withdrawn_while_the_file_is_read_stays_out(fetch, monkeypatch, extension):
    monkeypatch.setattr(views, "BATCH", 1)
    CaseStudyFactory()
    page = PersonalVoiceFactory(title="Marigold story", consent={"reuse": True})
    other = CaseStudyFactory()
    response = fetch(extension, sort="newest")
    content = iter(response.streaming_content)
    begun = next(content)

    page.consent.delete()

    rest = (begun + b"".join(content)).decode()
    assert other.record.pk in rest
    assert "Marigold" not in rest


@both_engines
@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_record_taken_away_is_not_in_the_file(fetch, extension):
    page = CaseStudyFactory(title="Gone")
    text_of(fetch(extension))
    page.unpublish()

    assert identifiers_of(fetch(extension), extension) == []


def test_asking_for_the_head_reads_no_records(fetch, client):
    CaseStudyFactory()
    text_of(fetch("csv"))

    response = client.head("/search/export.csv")

    assert (response.status_code, response.getvalue()) == (200, b"")
    assert response["X-Total-Count"] == "1"


@pytest.mark.parametrize("address", ["/search/export.xls", "/search/export.", "/search/export.CSV"])
def test_another_format_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_only_reading_is_possible(client):
    assert client.post("/search/export.csv").status_code == 405


@both_engines
def test_without_an_index_the_database_answers_if_it_can_in_full(client, search_index):  # noqa: ARG001 - there is none yet
    CaseStudyFactory(title="Weighing swabs")

    data = json.loads(text_of(client.get("/search/export.json?q=swabs")))

    assert [result["title"] for result in data["results"]] == ["Weighing swabs"]
    assert data["degraded"] is True
    assert [notice["code"] for notice in data["notices"]] == ["degraded"]
    assert len(rows_of(client.get("/search/export.csv?q=swabs"))) == 1


@both_engines
def test_no_file_that_lacks_records_passes_for_the_whole(client, search_index, monkeypatch):  # noqa: ARG001 - there is none yet
    monkeypatch.setattr(fallback, "LIMIT", 1)
    CaseStudyFactory()
    CaseStudyFactory()

    response = client.get("/search/export.csv")

    soup = BeautifulSoup(response.content, "lxml")
    assert response.status_code == 503
    assert response["Retry-After"] == "300"
    assert response["Cache-Control"] == "no-store"
    assert soup.h1.get_text() == "The download is not available now"


@both_engines
@pytest.mark.parametrize("extension", ["csv", "ris", "json"])
def test_queries_grow_with_batches_and_not_with_rows(client, search_index, extension):
    def count_with(more):
        for _ in range(more):
            CaseStudyFactory(references=[("reference", REFERENCE)])
            PersonalVoiceFactory(consent={"reuse": True})
        search_index()
        address = f"/search/export.{extension}"
        text_of(client.get(address))
        with CaptureQueriesContext(connection) as captured:
            text_of(client.get(address))
        return len(captured)

    assert count_with(1) == count_with(3)
