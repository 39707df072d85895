import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from search.engines import get_engine
from search.engines.base import EngineUnavailableError
from search.models import IndexChange
from tests.factories.user import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def read_panel(client, search_index):
    search_index()

    def read(role="Administrator"):
        client.force_login(UserFactory(roles=[role]))
        soup = BeautifulSoup(client.get("/admin/").content, "lxml")
        panel = soup.select_one('section[aria-labelledby="search-index-heading"]')
        return panel and " ".join(panel.get_text().split())

    return read


def test_administrators_see_that_nothing_waits(read_panel):
    assert "No change is waiting." in read_panel()


def test_nobody_else_does(read_panel):
    assert read_panel("Editor") is None


def test_what_waits_and_what_failed_is_told(read_panel):
    long_ago = timezone.now() - dt.timedelta(minutes=7, seconds=5)
    IndexChange.objects.create(identifier="cs-a", created_at=long_ago)
    IndexChange.objects.create(identifier="cs-b", attempts=1, last_error="The <disk> is full")

    panel = read_panel()

    assert "2 changes waiting, the oldest for 7 minutes." in panel
    assert "1 change could not be delivered yet. Last reason (cs-b): The <disk> is full" in panel


def test_a_late_change_is_worth_a_look(read_panel):
    long_ago = timezone.now() - dt.timedelta(minutes=7)
    IndexChange.objects.create(identifier="cs-a", created_at=long_ago)

    assert "search_index drain" in read_panel()


def test_an_engine_that_is_away_breaks_nothing(read_panel, monkeypatch):
    def refuse(_self):
        raise EngineUnavailableError("Nobody there")

    monkeypatch.setattr(type(get_engine()), "status", refuse)

    assert "does not answer" in read_panel()


def test_a_missing_index_says_what_to_do(read_panel, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"

    assert "search_index rebuild" in read_panel()
