"""The whole case: ten thousand records are harvested while five hundred of them are edited."""

import random

import pytest

from home import synthetic
from repository.interchange.sets import remember_all
from repository.records.models import Record
from tests.repository.interchange.oai.counting import ASKED
from tests.repository.interchange.oai.harvester import Harvester

pytestmark = [
    pytest.mark.soak,
    pytest.mark.both_databases,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
RECORDS, EDITS, PAGE = 10_000, 500, 100
QUERIES = 8


@pytest.fixture(autouse=True)
def _counted(settings):
    settings.MIDDLEWARE = [
        "tests.repository.interchange.oai.counting.counting",
        *settings.MIDDLEWARE,
    ]
    ASKED.clear()


def edit(page, number):
    """Change a title, take a page down, or delete it for good."""
    if number % 10 == 0:
        page.unpublish()
    elif number % 10 == 1:
        page.delete()
    else:
        page.title, page.change_note = f"Edited {number}", f"Edit {number}."
        page.save_revision().publish()


def test_nothing_is_missing_and_nothing_is_there_twice(request, capsys):
    synthetic.generate(RECORDS, 1, lambda _line: None)
    remember_all()
    server = request.getfixturevalue("live_server")
    rng = random.Random(5)  # noqa: S311 - the same every time
    drawn = rng.sample(list(Record.objects.order_by("pk").values_list("pk", flat=True)), EDITS)
    waiting = iter(list(enumerate(drawn)))

    def change():
        for number, name in (next(waiting, None) or (None, None) for _ in range(5)):
            if name is not None:
                edit(Record.objects.get(pk=name).page.specific, number)

    Harvester(server.url).client.Identify()
    ASKED.clear()
    mirror = Harvester(server.url).harvest(between=change)

    assert next(waiting, None) is None
    public = Record.objects.filter(page__live=True)
    assert mirror.held == dict(public.values_list("pk", "page__title"))
    assert len(mirror.datestamps) == RECORDS
    assert mirror.datestamps == {
        name: f"{moved:%Y-%m-%dT%H:%M:%S}Z"
        for name, moved in Record.objects.values_list("pk", "datestamp")
    }
    assert mirror.parts >= RECORDS / PAGE
    numbers = [len(queries) for queries in ASKED]
    assert max(numbers) <= QUERIES, max(ASKED, key=len)
    with capsys.disabled():
        print(f"\n{mirror.parts} parts, {min(numbers)} to {max(numbers)} queries each")  # noqa: T201 - a figure for people
