"""“Is it still in place?” after 6, 12 and 24 months, each once."""

import datetime as dt
import smtplib

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.core.management import call_command

from repository.replication.adoptions.following_up import add_months
from tests.factories.adoption import AdoptionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def adoption(original):
    since = dt.datetime(2026, 4, 3, 12, tzinfo=dt.UTC)
    return AdoptionFactory(record=original.record, decided_at=since)


def send_on(day):
    with time_machine.travel(f"{day}T09:00:00Z"):
        call_command("send_follow_ups")


def test_each_prompt_goes_once(adoption, mailoutbox):
    for day in ("2026-10-02", "2026-10-03", "2026-10-04", "2027-04-03", "2028-04-03", "2029-01-01"):
        send_on(day)
    assert [message.to for message in mailoutbox] == [[adoption.mailbox]] * 3
    assert ["6 months" in mailoutbox[0].body, "24 months" in mailoutbox[2].body] == [True, True]


def test_a_run_after_a_long_pause_asks_once(adoption, mailoutbox):
    send_on("2028-05-01")
    send_on("2028-05-02")
    assert len(mailoutbox) == 1
    assert adoption.key in mailoutbox[0].body


def test_nobody_is_asked_about_what_may_not_be_read(adoption, original, mailoutbox):
    original.unpublish()
    send_on("2026-10-03")
    assert adoption.pk
    assert mailoutbox == []


def test_a_mailbox_that_is_gone_is_flagged_and_left_alone(adoption, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise smtplib.SMTPRecipientsRefused({"x@y.example": (550, b"No such mailbox")})

    monkeypatch.setattr(EmailMessage, "send", refuse)
    send_on("2026-10-03")
    adoption.refresh_from_db()
    assert adoption.mailbox_failed_on == dt.date(2026, 10, 3)
    assert not adoption.follow_ups.exists()


def test_a_month_s_end_stays_in_its_month():
    assert add_months(dt.date(2026, 8, 31), 6) == dt.date(2027, 2, 28)
