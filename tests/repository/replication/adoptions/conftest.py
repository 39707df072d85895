import re

import pytest
import time_machine

from repository.replication.adoptions import views
from repository.visits import VisitCounter
from tests.factories.case_study import CaseStudyFactory

SHORT = {
    "organisation": "Example Hospitals Trust",
    "stage": "planning",
    "mailbox": "maternity.qi@adopter.example",
}
NOON = "2026-04-03T12:00:00Z"


@pytest.fixture(autouse=True)
def _hour_begins(monkeypatch):
    monkeypatch.setattr(views, "hour", VisitCounter(60 * 60))


@pytest.fixture
def original(db):  # noqa: ARG001 - asked for by name
    parts = [("part", "Weigh every swab"), ("part", "Call at 750 ml")]
    return CaseStudyFactory(title="Weighing swabs", core_parts=parts)


@pytest.fixture
def address(original):
    return f"/id/{original.record.pk}/adopt/"


@pytest.fixture
def tell(client, address):
    """Fill the form in as a person does: some seconds after opening it."""

    def send(when=NOON, **answers):
        with time_machine.travel(when, tick=False) as now:
            page = client.get(address).content.decode()
            opened = re.search(r'name="opened" value="([^"]+)"', page)[1]
            now.shift(30)
            return client.post(address, {**SHORT, "opened": opened, **answers})

    return send


def link_in(message):
    """The private link of an e-mail, as a path."""
    return re.search(r"http://[^/]+(/adoptions/own/\?key=[0-9a-f]{40})", message.body)[1]
