"""A clock that tests turn, and what a run of `send_alerts` sent."""

from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command

from tests.search.alerts.conftest import DAY, MORNING


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def run_next_day(clock):
    """Run the command the next day; return the e-mails that it sent."""

    def run():
        clock.shift(DAY)
        before = len(mail.outbox)
        call_command("send_alerts", stdout=StringIO(), stderr=StringIO())
        return mail.outbox[before:]

    return run
