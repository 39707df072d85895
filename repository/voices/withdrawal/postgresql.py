"""Clears PostgreSQL's freed space: dead rows, samples of columns, and its log."""

from typing import Any, Final

from django.db import DatabaseError, connection
from psycopg.errors import Diagnostic

#: The planner's samples of every column hold whole values, titles among them.
_SAMPLES: Final = '"pg_catalog"."pg_statistic"'
_LOG: Final = (
    "The role may not clear PostgreSQL’s write-ahead log, where changes lie until it is written "
    "over. See “Withdrawal” in docs/operations.md for the three grants."
)


def scrub() -> list[str]:
    """Write every table anew without its dead rows, then the log; return what was refused."""
    refused: list[str] = []

    def note(told: Diagnostic) -> None:
        if told.severity_nonlocalized == "WARNING":
            refused.append(f"PostgreSQL: {told.message_primary}.")

    connection.ensure_connection()
    server: Any = connection.connection
    server.add_notice_handler(note)
    try:
        with connection.cursor() as cursor:
            _write_tables(cursor)
            try:
                _write_log(cursor)
            except DatabaseError:
                refused.append(_LOG)
    finally:
        server.remove_notice_handler(note)
    return refused


def _write_tables(cursor: Any) -> None:
    quote = connection.ops.quote_name
    tables = [quote(name) for name in connection.introspection.table_names(cursor)]
    for table in tables:
        cursor.execute(f"VACUUM (FULL, ANALYZE) {table}")
    cursor.execute(f"VACUUM (FULL) {_SAMPLES}")


def _write_log(cursor: Any) -> None:
    """Fill each file of the log once: old ones are not emptied, only used again."""
    _begin_file(cursor)
    cursor.execute("CHECKPOINT")
    cursor.execute("SELECT count(*) FROM pg_ls_waldir()")
    for _ in range(cursor.fetchone()[0]):
        _begin_file(cursor)
    cursor.execute("CHECKPOINT")


def _begin_file(cursor: Any) -> None:
    """Leave the file that is written to; what was not written in it is zero."""
    # One to which nothing was written would not be left.
    cursor.execute("SELECT pg_logical_emit_message(false, 'scrub', '')")
    cursor.execute("SELECT pg_switch_wal()")
