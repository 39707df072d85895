"""Freed space is clear only when nobody can read it any more."""

import contextlib
import sqlite3

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from repository.voices.models import Withdrawal
from repository.voices.withdrawal import Road, withdraw
from repository.voices.withdrawal.scrub import is_due, scrub
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.voices.withdrawal.scans import scrub_until_clear

pytestmark = [
    pytest.mark.both_databases,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@contextlib.contextmanager
def reading():
    """Read on in one transaction, as a report or a back-up does."""
    question = "SELECT count(*) FROM records_record"
    if connection.vendor == "sqlite":
        other = sqlite3.connect(connection.settings_dict["NAME"])
        other.execute("BEGIN")
        other.execute(question).fetchall()
    else:
        other = connection.copy()
        other.set_autocommit(False)
        other.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        other.cursor().execute(question)
    try:
        yield
    finally:
        other.close()


@contextlib.contextmanager
def holding_every_table():
    """Hold every table of PostgreSQL, as a back-up does."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        tables = [quote(name) for name in connection.introspection.table_names(cursor)]
    other = connection.copy()
    other.set_autocommit(False)
    other.cursor().execute(f"LOCK TABLE {', '.join(tables)} IN ACCESS SHARE MODE")
    try:
        yield
    finally:
        other.close()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite is written anew in one go")
def test_a_turn_ends_when_somebody_holds_table_after_table():
    withdraw(PersonalVoiceFactory().record.pk, road=Road.COMMAND)
    with holding_every_table(), CaptureQueriesContext(connection) as asked:
        (problem,) = scrub()
    tried = [query for query in asked if query["sql"].startswith("VACUUM")]

    assert "read" in problem
    assert len(tried) < 10
    scrub_until_clear()


def test_it_is_not_clear_while_somebody_reads_what_was():
    story = PersonalVoiceFactory()
    with reading():
        withdraw(story.record.pk, road=Road.COMMAND)
        (problem,) = scrub()

        assert "read" in problem
        assert is_due()

    scrub_until_clear()
    assert not is_due()
    assert Withdrawal.objects.get().scrubbed_at
