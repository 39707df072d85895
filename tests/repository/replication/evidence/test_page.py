import pytest

from repository.replication.evidence import crosswalk, rubric
from tests.reading import links, main_words, read, words

pytestmark = pytest.mark.django_db
HERE = "/evidence-ratings/"


def table(response, caption):
    """A table's cells, row by row, without its head and without what repeats it on a phone."""
    page = read(response)
    for repeated in page.select("td > .nhsuk-table__heading"):
        repeated.decompose()
    found = page.find("caption", string=lambda text: caption in (text or ""))
    return [
        [words(cell) for cell in row.find_all(["th", "td"])]
        for row in found.find_parent("table").tbody.find_all("tr")
    ]


def test_the_page_shows_each_question_with_what_earns_and_loses_points(client):
    rows = table(client.get(HERE), "What earns points")
    assert len(rows) == len(rubric.QUESTIONS)
    for row, question in zip(rows, rubric.QUESTIONS, strict=True):
        assert question.label in row[0]
        assert row[1:4] == [answer.text for answer in question.answers]


def test_the_page_says_what_each_level_takes(client):
    shown = main_words(client.get(HERE))
    for said in ("11 to 14 points", "7 to 10 points", "3 to 6 points", "0 to 2 points"):
        assert said in shown
    assert "Without that it is moderate" in shown
    assert "Not yet rated" in shown


def test_the_page_sets_our_levels_beside_published_scales_as_nearest_not_equal(client):
    rows = {row[0]: row[1:] for row in table(client.get(HERE), "Nearest, not equal")}
    assert rows.keys() == {scale.source.short for scale in crosswalk.SCALES}
    assert rows["GRADE"][:4] == ["Moderate", "Low", "Very low", "Nothing to grade"]


def test_each_cell_says_on_a_phone_which_column_it_stands_in(client):
    for caption in ("What earns points", "Nearest, not equal"):
        found = read(client.get(HERE)).find("caption", string=lambda text: caption in (text or ""))  # noqa: B023 - called at once
        heads = [words(head) for head in found.find_parent("table").thead.find_all("th")]
        for row in found.find_parent("table").tbody.find_all("tr"):
            assert [words(cell.span) for cell in row.find_all("td")] == heads[1:]


def test_the_page_says_what_could_not_be_read_of_each_source(client):
    response = client.get(HERE)
    for source in crosswalk.SOURCES:
        item = read(response).find(id=f"source-{source.key}")
        assert source.read in words(item)
        assert source.url in links(item).values()


def test_the_page_leads_to_results_that_were_no_better(client):
    assert "/search/?lesson=did-not-work" in links(read(client.get(HERE)).main).values()


def test_the_api_tells_the_rubric_and_the_crosswalk(client):
    told = client.get("/api/evidence/").json()
    assert told["out_of"] == 14
    assert [level["value"] for level in told["levels"]] == ["strong", "moderate", "early", "idea"]
    assert len(told["questions"]) == 7
    grade = next(scale for scale in told["crosswalk"] if scale["source"] == "grade")
    assert grade["nearest"][0] == {"level": "strong", "theirs": "Moderate"}
    assert {scale["source"] for scale in told["crosswalk"]} <= {
        source["key"] for source in told["sources"]
    }


def test_the_description_of_the_api_has_the_rubric(client):
    described = client.get("/api/openapi.json").json()
    assert described["paths"]["/api/evidence/"]["get"]["operationId"] == "get_evidence_scale"
    assert "get_evidence_scale" in client.get("/api/docs/").content.decode()


def test_the_api_refuses_parameters_that_there_are_not(client):
    assert client.get("/api/evidence/?level=strong").status_code == 400
