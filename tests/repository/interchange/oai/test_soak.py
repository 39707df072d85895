"""The whole case: ten thousand records are harvested while five hundred of them are edited."""

import itertools
import random

import pytest

from home import starter, synthetic
from repository.interchange.sets import remember_all
from repository.records.models import Record
from tests.repository.interchange.oai.counting import count_queries
from tests.repository.interchange.oai.harvester import Harvester

pytestmark = [
    pytest.mark.soak,
    pytest.mark.both_databases,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
RECORDS, EDITS, PAGE = 10_000, 500, 100
QUERIES = 8


def edit(page, number):
    """Change a title, take a page down, or delete it for good."""
    if number % 10 == 0:
        page.unpublish()
    elif number % 10 == 1:
        page.delete()
    else:
        page.title, page.change_note = f"Edited {number}", f"Edit {number}."
        page.save_revision().publish()


def test_nothing_is_missing_and_nothing_is_there_twice(live_server, capsys):
    # What generated records are about.
    starter.load(lambda _line: None)
    synthetic.generate(RECORDS - Record.objects.count(), 1, lambda _line: None)
    remember_all()
    rng = random.Random(5)  # noqa: S311 - the same every time
    names = list(Record.objects.order_by("pk").values_list("pk", flat=True))
    waiting = iter(list(enumerate(rng.sample(names, EDITS))))
    # A server that has just started reads first what it keeps in memory.
    next(Harvester(live_server.url).client.ListIdentifiers(metadataPrefix="oai_dc"))
    mirror = Harvester(live_server.url)

    def change():
        for number, name in itertools.islice(waiting, 5):
            edit(Record.objects.get(pk=name).page.specific, number)

    with count_queries() as asked:
        mirror.harvest(between=change)

    assert next(waiting, None) is None
    public = Record.objects.filter(page__live=True)
    assert mirror.held == dict(public.values_list("pk", "page__title"))
    assert len(mirror.datestamps) == RECORDS
    assert mirror.datestamps == {
        name: f"{moved:%Y-%m-%dT%H:%M:%S}Z"
        for name, moved in Record.objects.values_list("pk", "datestamp")
    }
    assert mirror.parts >= RECORDS / PAGE
    numbers = [len(queries) for queries in asked]
    assert max(numbers) <= QUERIES, max(asked, key=len)
    with capsys.disabled():
        print(f"\n{mirror.parts} parts, {min(numbers)} to {max(numbers)} queries each")  # noqa: T201 - a figure for people
