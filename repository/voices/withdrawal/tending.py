"""What a web process looks after, whatever became of the request that began it."""

from typing import Final

from django.db import connection

from repository.voices.withdrawal.files import delete_files
from repository.voices.withdrawal.scrub import is_due, scrub_freed_space
from repository.voices.withdrawal.standing import Standing, gate

#: How soon a database that was restored under a running process is noticed.
TEND_SECONDS: Final = 30.0


def tend() -> None:
    """Look whether the list still stands, and go on with what a killed process left."""
    if gate.look().standing is not Standing.DONE:
        return
    delete_files()
    # PostgreSQL is cleared by the timer: it locks each table while it is written anew.
    if connection.vendor == "sqlite" and is_due():
        scrub_freed_space.call()
