"""How files are sent: to whom they are new, who may keep them, and at what expense."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from repository.interchange.bulk import reading
from repository.interchange.bulk.turns import AT_ONCE
from repository.network.models import ContextFigure
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
FILES = ["/data/records.jsonl.gz", "/data/records.csv", "/data/adoptions.csv"]


@pytest.fixture(params=FILES)
def path(request):
    return request.param


def ask_again(client, path):
    """Ask with the tag of a moment ago, as whoever keeps a copy does."""
    etag = client.head(path)["ETag"]

    def ask():
        response = client.get(path, headers={"If-None-Match": etag})
        response.getvalue()
        return response.status_code

    return ask


def test_no_cache_keeps_a_file_and_who_has_it_asks_whether_it_is_the_same(client, path):
    CaseStudyFactory()

    with CaptureQueriesContext(connection) as asked:
        assert ask_again(client, path)() == 304

    response = client.head(path)
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Content-Disposition"].endswith(f'"{path.rpartition("/")[2]}"')
    # Both times without reading a record.
    assert len(asked) <= 8


def edit(page):
    page.minor_correction = True
    page.save_revision().publish()


def test_an_edit_a_removal_and_a_renamed_body_make_it_another_file(client, path):
    organisation = OrganisationFactory()
    page = CaseStudyFactory(organisations=[(organisation, "led-by")])

    for change in (
        lambda: edit(page),
        lambda: setattr(organisation, "name", "Another name") or organisation.save(),
        page.unpublish,
        page.delete,
    ):
        status = ask_again(client, path)
        assert status() == 304
        change()
        assert status() == 200


def test_a_figure_of_a_place_alone_makes_it_another_file(client, path):
    organisation = OrganisationFactory()
    CaseStudyFactory(organisations=[(organisation, "led-by")])
    figure = ContextFigure(
        organisation=organisation, kind="births", value=4_800, year=2024, source="An example"
    )

    for change in (
        figure.save,
        lambda: setattr(figure, "value", 5_100) or figure.save(),
        figure.delete,
    ):
        status = ask_again(client, path)
        assert status() == 304
        change()
        assert status() == 200


def test_a_story_that_ends_by_time_makes_it_another_file(client, path):
    end = timezone.now() + dt.timedelta(minutes=5)
    PersonalVoiceFactory(consent={"reuse": True, "expires_at": end})
    status = ask_again(client, path)

    with time_machine.travel(end, tick=False):
        assert status() == 200


def test_the_head_reads_nothing_and_nothing_can_be_posted(client, path):
    CaseStudyFactory()

    response = client.head(path)

    assert (response.status_code, response.getvalue()) == (200, b"")
    assert client.post(path).status_code == 405


def test_records_are_read_in_batches_of_few_queries(client, path, monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 3)

    def count():
        client.get(path).getvalue()
        with CaptureQueriesContext(connection) as asked:
            client.get(path).getvalue()
        return len(asked)

    CaseStudyFactory.create_batch(3, tags=["scales"])
    one = count()
    CaseStudyFactory.create_batch(3, tags=["scales"])
    two = count()
    CaseStudyFactory.create_batch(3, tags=["scales"])

    assert count() - two == two - one <= 14


def test_each_process_sends_a_few_files_at_a_time(client, path):
    CaseStudyFactory()
    status = ask_again(client, path)
    sent = [client.get(path) for _ in range(AT_ONCE)]

    refused = client.get(path)
    still = status()
    for response in sent:
        assert response.getvalue()

    assert (refused.status_code, refused["Retry-After"]) == (503, "60")
    # Who has the newest file needs no turn.
    assert still == 304
    assert client.get(path).getvalue()
