"""Machines get nothing out of the form; a mailbox appears nowhere."""

import logging

import pytest
import time_machine
from django.test import Client

from repository.forms import sign_now
from repository.replication.adoptions import keeping
from repository.replication.adoptions.views import MOST_OF_A_VISITOR
from repository.replication.choices import AdoptionStatus
from repository.replication.models import Adoption
from tests.factories.adoption import AdoptionFactory
from tests.repository.replication.adoptions.conftest import NOON, SHORT

pytestmark = pytest.mark.django_db
CANARY = "canary-mailbox@adopter.example"


def post_a_thousand(client, address, **answers):
    with time_machine.travel(NOON, tick=False) as now:
        opened = sign_now()
        now.shift(30)
        for number in range(1_000):
            client.post(
                address,
                {**SHORT, "opened": opened, "mailbox": f"ward{number}@victim.example", **answers},
                REMOTE_ADDR=f"198.51.100.{number % 2}",
            )


def test_a_thousand_machines_that_fill_in_everything_leave_nothing(client, address, mailoutbox):
    post_a_thousand(client, address, website="https://spam.example")
    assert not Adoption.objects.exists()
    assert mailoutbox == []


def test_a_thousand_patient_machines_make_nothing_public_and_no_flood(client, address, mailoutbox):
    post_a_thousand(client, address)
    assert not Adoption.objects.exclude(status=AdoptionStatus.UNCONFIRMED).exists()
    assert len(mailoutbox) == keeping.MOST_OF_A_RECORD


def test_one_mailbox_gets_a_few_e_mails_and_everybody_the_same_answer(tell, mailoutbox):
    answers = {tell().url for _ in range(keeping.MOST_OF_A_MAILBOX + 3)}
    assert answers == {"/adoptions/sent/"}
    assert len(mailoutbox) == keeping.MOST_OF_A_MAILBOX


def test_one_visitor_sends_a_few_forms_in_an_hour(client, address):
    answers = [client.post(address, {"website": "x"}) for _ in range(MOST_OF_A_VISITOR + 1)]
    assert [answer.status_code for answer in answers[-2:]] == [302, 429]
    assert "Too many" in answers[-1].content.decode()


def test_who_was_too_quick_is_asked_to_look_again(client, address):
    with time_machine.travel(NOON, tick=False):
        answer = client.post(address, {**SHORT, "opened": sign_now()})
    assert answer.status_code == 400
    assert "That was very quick" in answer.content.decode()


def test_the_form_needs_no_cookie(address):
    strict = Client(enforce_csrf_checks=True)
    with time_machine.travel(NOON, tick=False) as now:
        opened = sign_now()
        now.shift(30)
        assert strict.post(address, {**SHORT, "opened": opened}).status_code == 302


def test_unconfirmed_reports_are_forgotten(tell):
    tell()
    with time_machine.travel("2026-04-10T12:01:00Z"):
        assert keeping.forget() == 1


def test_no_mailbox_on_any_public_surface(client, original, caplog):
    caplog.set_level(logging.DEBUG)
    adoption = AdoptionFactory(record=original.record, mailbox=CANARY)
    identifier = original.record.pk
    for path in (
        original.get_url(),
        f"/id/{identifier}/adoptions/",
        f"/id/{identifier}/adopt/",
        f"/adoptions/own/?key={adoption.key}",
        "/search/?q=weighing",
        f"/api/records/{identifier}/",
        "/data/records.jsonl.gz",
        "/data/records.csv",
        "/feeds/records/",
        f"/id/{identifier}/metadata.jsonld",
    ):
        answer = client.get(path, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert CANARY.encode() not in body, path
    assert CANARY not in caplog.text
