"""A clock that tests turn, and what a run of `send_alerts` did."""

import datetime as dt
from collections import Counter
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command

from repository.records.models import Record

MORNING = dt.datetime(2026, 6, 1, 7, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


class Post:
    """The emails that went out, read by which records they tell."""

    def __init__(self, clock):
        self.clock = clock

    def run(self):
        """Run the command, and return what it said."""
        output = StringIO()
        call_command("send_alerts", stdout=output, stderr=output)
        return output.getvalue()

    def run_next_day(self):
        self.clock.shift(DAY)
        return self.run()

    def told(self, alert=None):
        """How often each record was told, by its title."""
        titles = dict(Record.objects.values_list("pk", "page__title"))
        counted = Counter()
        for message in mail.outbox:
            if alert is None or message.to == [alert.email]:
                counted.update(
                    titles[identifier]
                    for identifier in titles
                    if f"/id/{identifier}" in message.body
                )
        return dict(counted)


@pytest.fixture
def post(clock):
    return Post(clock)
