"""What SQLite needs beside its settings: a log that keeps nothing of what was deleted."""

from typing import Final

from django.db import connection

#: Seconds in which words that were deleted go from the log too.
CUT_SECONDS: Final = 60.0


def cut_log(milliseconds: int = 0) -> bool:
    """Bring the write-ahead log into the database, and empty it.

    By itself SQLite does so after every four megabytes of writes. On a quiet site, a story that
    was withdrawn would lie in it for weeks.

    Args:
        milliseconds: how long to wait where somebody is reading or writing. Commonly not at all:
            the next time will do.

    Returns:
        Whether it is empty.
    """
    with connection.cursor() as cursor:
        patience = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={milliseconds:d}")
        try:
            blocked, *_pages = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout={patience:d}")
    return not blocked


def tend_log() -> None:
    """Empty the log if nobody is reading or writing; otherwise the next round will do."""
    cut_log()
