"""What SQLite needs beside its settings: a log that keeps nothing of what was deleted."""

from typing import Final

from django.db import connection

#: Seconds in which words that were deleted go from the log too.
CUT_SECONDS: Final = 60.0


def cut_log() -> None:
    """Bring the write-ahead log into the database, and empty it.

    By itself SQLite does so after every four megabytes of writes. On a quiet site, a story that
    was withdrawn would lie in it for weeks.
    """
    with connection.cursor() as cursor:
        # Where somebody is reading or writing, the next time will do: nobody waits for this.
        cursor.execute("PRAGMA busy_timeout=0")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
