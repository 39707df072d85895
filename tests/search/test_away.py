"""Days without the search server: nothing is lost, nothing fails, and what waits is delivered."""

import socket

import pytest
from django.core.management import CommandError, call_command

from repository.settings import env
from search import engines
from search.backlog import pending
from search.delivery import drain
from tests.factories.case_study import CaseStudyFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def away(settings):
    """A server that is not there."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    settings.ELASTICSEARCH = env.Elasticsearch(hosts=(f"http://127.0.0.1:{port}",), timeout=0.5)
    yield
    engines.get_engine().close()
    engines._elasticsearch.cache_clear()  # noqa: SLF001 - a site has one engine, a test run many


@pytest.mark.usefixtures("away")
def test_changes_wait_and_tell_why():
    CaseStudyFactory()

    report = drain()

    change = pending().first()
    assert not report.needs_rebuild
    assert "does not answer" in change.last_error
    assert (change.attempts, report.failed) == (1, pending().count())


@pytest.mark.usefixtures("away")
def test_an_edit_goes_through(django_capture_on_commit_callbacks, search_index):  # noqa: ARG001 - asked for by name
    with django_capture_on_commit_callbacks(execute=True):
        page = CaseStudyFactory()

    assert page.live


@pytest.mark.usefixtures("away")
def test_searches_are_answered_from_the_database(client):
    CaseStudyFactory(title="Weighing swabs")

    answer = client.get("/api/search/", {"q": "swabs"}).json()

    assert [result["title"] for result in answer["results"]] == ["Weighing swabs"]
    assert answer["degraded"] is True


@pytest.mark.usefixtures("away")
def test_status_says_that_the_server_cannot_be_reached():
    with pytest.raises(CommandError, match="cannot be reached"):
        call_command("search_index", "status")


@pytest.mark.usefixtures("away")
def test_the_site_is_degraded_but_ready(client):
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["search"]["status"] == "unreachable"
