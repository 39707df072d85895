"""Looks for a word in every table and in every byte of every file, however it is written there."""

import time

from django.contrib.sessions.models import Session
from django.db import connection

from repository.voices.withdrawal.scrub import is_due, scrub

#: Seconds. Another test process may keep starter content in one transaction for a whole file.
PATIENCE = 600


def scan_tables(word):
    """Return where a word stands in the database: `table.column`, every table there is."""
    found = {
        f"{table}.{column}" for table, column, value in _iterate_values() if _says(value, word)
    }
    # Signed and packed.
    if any(word in repr(session.get_decoded()).lower() for session in Session.objects.all()):
        found.add("django_session.session_data")
    return found


def read_tables():
    """Return all that stands in the database as one text in small letters."""
    values = [_text(value) for _table, _column, value in _iterate_values()]
    sessions = [repr(session.get_decoded()) for session in Session.objects.all()]
    return "\n".join([*values, *sessions]).lower()


def scan_files(folder, word):
    """Return the files, by their paths, in whose bytes or names a word stands."""
    forms = [word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    found = set()
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if word in name.lower():
            found.add(name)
        if path.is_file():
            content = path.read_bytes().lower()
            if any(form in content for form in forms):
                found.add(name)
    return found


def _iterate_values():
    with connection.cursor() as cursor:
        for table in _list_tables(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the database's own names
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    yield table, column, value


def _list_tables(cursor):
    if connection.vendor == "sqlite":
        # Virtual tables, and those in which they keep their words.
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    else:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return [name for (name,) in cursor.fetchall()]


def _text(value):
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("latin-1")
    return str(value)


def _says(value, word):
    text = _text(value).lower()
    return word in text or word in text.replace("\0", "")


def scrub_until_clear():
    """Go on as the timer would: the other test processes' transactions are on the same server."""
    deadline = time.monotonic() + PATIENCE
    while is_due():
        problems = scrub()
        assert time.monotonic() < deadline, problems
        time.sleep(1)
