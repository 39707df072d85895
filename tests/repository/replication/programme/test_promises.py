"""Each number of the programme view is what the search behind its link finds, on every engine."""

import pytest
import time_machine

from home import synthetic
from repository.records.models import Record
from repository.replication.choices import AdoptionStage
from tests.databases import renumber_snapshots
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.adoption import AdoptionFactory
from tests.repository.replication.programme.promises import list_promises

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both_databases,
    pytest.mark.usefixtures("starter_content"),
]


@pytest.mark.parametrize("search_engine", [*BOTH_ENGINES, "away"], indirect=True)
@time_machine.travel("2026-12-20T12:00:00Z", tick=False)
def test_every_number_is_the_total_of_the_search_behind_it(client, search_index, search_engine):
    synthetic.generate(60, 11, lambda _line: None)
    records = Record.objects.exclude(type="voice").exclude(page=None).order_by("pk")
    for number, record in enumerate(records[:30]):
        AdoptionFactory(record=record, stage=AdoptionStage.values[number % 6])
    if search_engine != "away":
        search_index()
    renumber_snapshots()

    for address in ("/programme/", "/programme/?age=0"):
        promised = list_promises(client.get(address))
        assert promised
        for search, number in promised:
            answer = client.get(search.replace("/search/", "/api/search/", 1)).json()
            assert answer["total"] == number, search
            assert answer["degraded"] is (search_engine == "away")


@time_machine.travel("2040-12-20T12:00:00Z", tick=False)
def test_an_age_that_no_record_has_promises_nothing(client, search_index):
    search_index()

    assert list_promises(client.get("/programme/?age=0")) == set()
