"""Clears PostgreSQL's freed space: dead rows, samples of columns, and its log."""

import re
import time
from collections.abc import Sequence
from typing import Any, Final

from django.db import DatabaseError, OperationalError, connection
from psycopg.errors import Diagnostic, LockNotAvailable

#: The planner's samples of every column hold whole values, titles among them.
_SAMPLES: Final = '"pg_catalog"."pg_statistic"'
#: What VACUUM VERBOSE says of dead rows begins with how many must stay, in every language.
_COUNT: Final = re.compile(r"\d+")
#: A table is written anew under a lock. While we wait for it, everybody else waits behind us.
_LOCK_MILLISECONDS: Final = 1_000
#: Tables that somebody holds, after which the rest of a turn waits too: a back-up holds them all.
_MOST_HELD: Final = 3
#: Seconds until it is tried again.
_PAUSE: Final = 0.2
_STILL_READ: Final = (
    "Somebody’s transaction may still read rows of the database that were deleted. "
    "The next run clears them."
)
_LOG: Final = (
    "The role may not clear PostgreSQL’s write-ahead log, where changes lie until it is written "
    "over. See “Withdrawal” in docs/operations.md for the three grants."
)


def scrub(patience: float) -> tuple[list[str], list[str]]:
    """Write every table anew without its dead rows, then the log.

    A row that died stays while any transaction that began before may still read it: a long report,
    a back-up, the server's own analysis of a table.

    Args:
        patience: seconds for which such transactions are waited for.

    Returns:
        What is to be tried again, and what this site's role may not do; in sentences.
    """
    kept: list[int] = []
    refused: list[str] = []

    def note(told: Diagnostic) -> None:
        if told.severity_nonlocalized == "WARNING":
            refused.append(f"PostgreSQL: {told.message_primary}.")
        elif count := _COUNT.match(told.message_detail or ""):
            kept.append(int(count[0]))

    connection.ensure_connection()
    server: Any = connection.connection
    with connection.cursor() as cursor:
        server.add_notice_handler(note)
        cursor.execute(f"SET lock_timeout = {_LOCK_MILLISECONDS:d}")
        try:
            left = _write_tables(cursor, kept, patience)
            try:
                _write_log(cursor)
            except DatabaseError:
                refused.append(_LOG)
        finally:
            server.remove_notice_handler(note)
            # The connection serves requests again.
            cursor.execute("RESET lock_timeout")
    return [_STILL_READ] if left else [], list(dict.fromkeys(refused))


def _write_tables(cursor: Any, kept: list[int], patience: float) -> list[str]:
    """Write tables anew until none keeps dead rows or patience ends; return those that do."""
    quote = connection.ops.quote_name
    # Last: writing a table anew and analysing it leaves dead samples.
    left = [*map(quote, connection.introspection.table_names(cursor)), _SAMPLES]
    deadline = time.monotonic() + patience
    while True:
        left = _take_turn(cursor, left, kept)
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(_PAUSE)


def _take_turn(cursor: Any, tables: Sequence[str], kept: list[int]) -> list[str]:
    """Write each table anew; return those with dead rows, or held by somebody, or not reached."""
    left: list[str] = []
    held = 0
    for place, table in enumerate(tables):
        if held == _MOST_HELD:
            return [*left, *tables[place:]]
        kept.clear()
        analyze = "" if table == _SAMPLES else ", ANALYZE"
        try:
            cursor.execute(f"VACUUM (FULL, VERBOSE{analyze}) {table}")
        except OperationalError as error:
            if not isinstance(error.__cause__, LockNotAvailable):
                raise
            held += 1
            left.append(table)
        else:
            if any(kept):
                left.append(table)
    return left


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
