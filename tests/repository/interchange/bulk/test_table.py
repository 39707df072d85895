"""`records.csv` and what CSVW says of it, read by a library for CSVW."""

import csv
import io
import json

import pytest
from csvw import CSVW, Table
from django.utils import timezone

from repository.interchange.bulk.columns import COLUMNS
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TABLE, METADATA = "/data/records.csv", "/data/records.csv-metadata.json"


@pytest.fixture
def read(client, tmp_path):
    """Read the table as CSVW describes it: every cell as a value of its type."""

    def rows():
        (tmp_path / "records.csv").write_bytes(client.get(TABLE).getvalue())
        described = tmp_path / "records.csv-metadata.json"
        described.write_bytes(client.get(METADATA).content)
        table = Table.from_file(described)
        assert table.check_primary_key()
        return list(table.iterdicts(strict=True))

    return rows


def test_a_program_finds_the_types_of_cells_in_the_description(read):
    page = CaseStudyFactory(
        title="Swabs, “weighed”",
        year=2025,
        cross_cutting=False,
        priority_areas=[
            PriorityAreaFactory(),
            PriorityAreaFactory(slug="other", name="This | that"),
        ],
    )

    (row,) = read()

    record = page.record
    assert row["identifier"] == record.pk
    assert row["address"].unsplit() == f"http://testserver/id/{record.pk}"
    assert row["title"] == "Swabs, “weighed”"
    assert sorted(row["priority_areas"]) == ["Haemorrhage", "This / that"]
    assert row["themes"] == []
    assert row["cross_cutting"] is False
    assert row["version"] == 1
    assert row["datestamp"] == record.datestamp
    assert row["published"].date() == timezone.localdate(page.first_published_at)


def test_every_type_of_record_fits_the_description(read):
    for factory in (CaseStudyFactory, PolicyRecommendationFactory, ToolFactory, VoiceFactory):
        factory(summary_of_work=True)
    PersonalVoiceFactory(consent={"reuse": True})

    assert sorted({row["type"] for row in read()}) == [
        "case-study",
        "policy-recommendation",
        "tool",
        "voice",
    ]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_client_that_has_the_address_of_the_table_alone_finds_the_description(live_server):
    CaseStudyFactory()

    found = CSVW(f"{live_server.url}{TABLE}", validate=True)

    assert found.is_valid
    (table,) = found.to_json()["tables"]
    assert table["row"][0]["describes"][0]["cross_cutting"] is True


def test_the_table_leads_to_its_description(client):
    response = client.head(TABLE)

    assert response["Link"] == (
        "<http://testserver/data/records.csv-metadata.json>; "
        'rel="describedby"; type="application/csvm+json"'
    )
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert client.get(METADATA)["Content-Type"] == "application/csvm+json"


def test_the_description_names_the_columns_of_the_table_in_their_order(client):
    header = next(csv.reader(io.StringIO(client.get(TABLE).getvalue().decode())))
    said = json.loads(client.get(METADATA).content)

    names = [column["name"] for column in said["tableSchema"]["columns"]]
    assert names == header == [column.name for column in COLUMNS]
    assert said["dc:license"]["@id"].startswith("https://www.nationalarchives.gov.uk/")


@pytest.mark.parametrize("title", ["=1+1", "@SUM(A1)", "+1", "-1", "\tx", "＝1"])
def test_no_cell_is_a_formula(client, title):
    CaseStudyFactory(title=title, slug="x")

    text = client.get(TABLE).getvalue().decode()

    (row,) = csv.DictReader(io.StringIO(text))
    assert row["title"] == f"'{title}"


def test_what_may_not_leave_is_not_in_it(read):
    CaseStudyFactory(title="Canaryword", published=False)
    PersonalVoiceFactory(title="Canaryword", consent={"site": True})

    assert read() == []
