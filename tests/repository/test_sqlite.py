"""What was deleted lies in no file of the database, though connections are kept."""

import pytest
from django.db import ConnectionHandler

from repository import sqlite
from repository.settings import env

WORDS = "the midwife who listened"


@pytest.fixture
def connect(tmp_path, monkeypatch, django_db_blocker):
    """Connections to a database in a file, of which the last one made is the site's own."""
    monkeypatch.setenv("DATABASE_URL", "")
    opened = []

    def open_one():
        opened.append(ConnectionHandler(env.databases(tmp_path))["default"])
        monkeypatch.setattr(sqlite, "connection", opened[-1])
        return opened[-1].cursor()

    with django_db_blocker.unblock():
        yield open_one
        for connection in opened:
            connection.close()


@pytest.fixture
def story(connect):
    """A story that was written and deleted while another connection is open."""
    connect()
    cursor = connect()
    cursor.execute("CREATE TABLE story (words TEXT)")
    cursor.execute("INSERT INTO story VALUES (%s)", [WORDS])
    cursor.execute("DELETE FROM story")
    return cursor


def holds_words(folder):
    return [path.name for path in folder.iterdir() if WORDS.encode() in path.read_bytes()]


def test_the_log_keeps_nothing_of_what_was_deleted(story, tmp_path):  # noqa: ARG001 - asked for by name
    assert holds_words(tmp_path) == ["repository.sqlite3-wal"]

    sqlite.cut_log()

    assert holds_words(tmp_path) == []


def test_nobody_waits_for_it_and_it_for_nobody(story, connect, tmp_path):
    reader = connect()
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM story")
    connect()

    sqlite.cut_log()
    assert holds_words(tmp_path)
    story.execute("INSERT INTO story VALUES ('written meanwhile')")

    reader.execute("COMMIT")
    sqlite.cut_log()
    assert not holds_words(tmp_path)


def test_a_log_that_is_being_read_waits_for_the_next_round(story, connect):  # noqa: ARG001 - asked for by name
    reader = connect()
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM story")
    connect()

    assert sqlite.cut_log() is False
    # A courier takes anything but None for the seconds until it is worth looking again.
    assert sqlite.tend_log() is None
