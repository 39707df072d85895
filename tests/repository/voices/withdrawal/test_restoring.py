"""A back-up taken before a withdrawal, restored: shut until it is replayed, then without it."""

import sqlite3
import threading
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection, connections

from repository.records.models import VoicePage
from repository.voices.models import Road, Withdrawal
from repository.voices.withdrawal import journal, withdraw
from repository.voices.withdrawal.standing import gate
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [
    pytest.mark.both_databases,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
COPY = "before_the_withdrawal"


@pytest.fixture(autouse=True)
def _worker(settings):
    """Leave to a worker what may wait for one, as the server profile does."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@contextmanager
def backed_up(tmp_path):
    """Take a copy of the database; yields what puts it back."""
    if connection.vendor == "sqlite":
        copy = sqlite3.connect(tmp_path / COPY)
        connection.ensure_connection()
        connection.connection.backup(copy)
        yield lambda: copy.backup(connection.connection)
        copy.close()
        return
    name = connection.settings_dict["NAME"]
    _remake(COPY, name)
    yield lambda: _remake(name, COPY)
    _drop(COPY)


def _remake(name, template):
    _drop(name)
    with connection._nodb_cursor() as cursor:  # noqa: SLF001 - as Django makes its own test database
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _drop(name):
    connection.close()
    connection.close_pool()
    with connection._nodb_cursor() as cursor:  # noqa: SLF001 - as above
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def test_a_restored_back_up_is_shut_until_it_is_replayed(client, tmp_path):
    page = PersonalVoiceFactory(title="Quetzalsong")
    name = page.record.pk
    with backed_up(tmp_path) as restore:
        withdraw(name, road=Road.PERSON)
        assert client.get("/").status_code == 200

        restore()
        # As a probe does, or a new process.
        gate.look()

        assert VoicePage.objects.filter(pk=page.pk).exists()
        assert client.get(page.get_url()).status_code == 503
        assert client.get("/health/ready").status_code == 503

        call_command("withdraw_consent", "--replay")

    assert not VoicePage.objects.filter(pk=page.pk).exists()
    assert client.get("/").status_code == 200
    assert client.get(f"/id/{name}").status_code == 410
    assert Withdrawal.objects.get().identifier == name


def test_a_process_that_dies_before_its_commit_errs_on_the_side_of_the_person(client, monkeypatch):
    page = PersonalVoiceFactory()
    append = journal.append

    def die(rows):
        append(rows)
        raise KeyboardInterrupt

    monkeypatch.setattr(journal, "append", die)
    with pytest.raises(KeyboardInterrupt):
        withdraw(page.record.pk, road=Road.COMMAND)
    monkeypatch.setattr(journal, "append", append)

    assert VoicePage.objects.filter(pk=page.pk).exists()
    assert client.get(page.get_url()).status_code == 503
    call_command("withdraw_consent", "--replay")
    assert not VoicePage.objects.filter(pk=page.pk).exists()


def test_two_at_once_make_one_withdrawal():
    page = PersonalVoiceFactory()
    name = page.record.pk
    done, start = [], threading.Barrier(2)

    def ask():
        try:
            start.wait()
            done.append(withdraw(name, road=Road.PERSON).pk)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert done == [Withdrawal.objects.get().pk] * 2
    assert len(journal.read()) == 1


def test_who_reads_while_a_withdrawal_is_under_way_waits_for_its_end_and_is_not_shut_out(
    client, monkeypatch
):
    page = PersonalVoiceFactory()
    name = page.record.pk
    append, listed, reading = journal.append, threading.Event(), threading.Event()
    wait = journal.wait

    def append_and_linger(rows):
        append(rows)
        listed.set()
        assert reading.wait(10)

    def wait_for_it():
        reading.set()
        wait()

    monkeypatch.setattr(journal, "append", append_and_linger)
    monkeypatch.setattr(journal, "wait", wait_for_it)

    def ask():
        try:
            withdraw(name, road=Road.PERSON)
        finally:
            connections.close_all()

    thread = threading.Thread(target=ask)
    thread.start()
    assert listed.wait(10)
    response = client.get("/")
    thread.join()

    assert response.status_code == 200
    assert not VoicePage.objects.filter(pk=page.pk).exists()
