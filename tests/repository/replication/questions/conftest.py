import pytest
import time_machine

from repository.replication.questions import views
from repository.visits import VisitCounter
from tests.search.alerts.conftest import MORNING


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def nobody_was_here_yet(monkeypatch):
    monkeypatch.setattr(views, "_visits", VisitCounter(60 * 60))
