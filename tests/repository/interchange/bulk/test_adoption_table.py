"""`adoptions.csv` and what CSVW says of it, read by a library for CSVW."""

import datetime as dt

import pytest
from csvw import Table

from repository.interchange.bulk.adoption_columns import COLUMNS
from repository.replication.choices import AdoptionStage, AdoptionStatus, FactorKind
from repository.replication.models import AdoptionFactor
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TABLE = "/data/adoptions.csv"


@pytest.fixture
def record(home_page):  # noqa: ARG001 - pages hang below it
    return CaseStudyFactory().record


@pytest.fixture
def read(client, tmp_path):
    """Read the table as CSVW describes it: every cell as a value of its type."""

    def rows():
        (tmp_path / "adoptions.csv").write_bytes(client.get(TABLE).getvalue())
        described = tmp_path / "adoptions.csv-metadata.json"
        described.write_bytes(client.get(f"{TABLE}-metadata.json").content)
        table = Table.from_file(described)
        assert table.check_primary_key()
        return list(table.iterdicts(strict=True))

    return rows


def test_an_adoption_is_a_row_whose_cells_have_types(record, read):
    adoption = AdoptionFactory(
        record=record,
        stage=AdoptionStage.STOPPED,
        stop_reason="=Nobody answered",
        heard_on=dt.date(2026, 4, 2),
    )
    AdoptionFactor.objects.create(adoption=adoption, kind=FactorKind.BARRIER, code="staffing")

    (row,) = read()

    assert list(row) == [column.name for column in COLUMNS]
    assert row["number"] == adoption.pk
    assert row["record"] == record.pk
    assert row["address"].unsplit() == f"http://testserver/id/{record.pk}"
    assert row["organisation_name"] == adoption.organisation.name
    assert row["stage"] == "stopped"
    assert row["stage_since"].date() == adoption.stage_since
    assert row["heard_on"].date() == dt.date(2026, 4, 2)
    assert row["stop_reason"] == "'=Nobody answered"
    assert row["factors"] == ["barrier staffing"]


def test_only_public_adoptions_of_readable_records_are_rows(record, read):
    shown = AdoptionFactory(record=record)
    AdoptionFactory(record=record, status=AdoptionStatus.WAITING)
    hidden = CaseStudyFactory()
    AdoptionFactory(record=hidden.record)
    hidden.unpublish()

    assert [row["number"] for row in read()] == [shown.pk]


def test_neither_mailbox_nor_key_is_in_the_table(record, client):
    adoption = AdoptionFactory(record=record, mailbox="team@adopter.example")

    text = client.get(TABLE).getvalue().decode()

    assert "adopter.example" not in text
    assert adoption.key not in text


def test_who_holds_the_table_is_told_whether_it_is_another_now(record, client):
    adoption = AdoptionFactory(record=record)
    held = {"If-None-Match": client.head(TABLE)["ETag"]}
    assert client.head(TABLE, headers=held).status_code == 304

    adoption.stage = AdoptionStage.STOPPED
    adoption.save()

    assert client.head(TABLE, headers=held).status_code == 200


def test_a_batch_of_any_number_of_adoptions_is_read_to_its_end(record, read, monkeypatch):
    monkeypatch.setattr("repository.interchange.bulk.reading.ADOPTIONS", 2)
    monkeypatch.setattr("repository.interchange.bulk.reading.BATCH", 1)
    numbers = [AdoptionFactory(record=record).pk for _ in range(5)]
    other = CaseStudyFactory().record
    numbers += [AdoptionFactory(record=other).pk]

    assert sorted(row["number"] for row in read()) == numbers
