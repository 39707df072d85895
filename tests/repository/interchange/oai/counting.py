"""What each request asks the database, whichever thread answers it."""

import contextlib

from django.core.signals import request_finished, request_started
from django.db import connection


@contextlib.contextmanager
def count_queries():
    """Note every query of every request, in order; gives a list of lists."""
    asked = []

    def note(execute, sql, params, many, context):
        asked[-1].append(sql)
        return execute(sql, params, many, context)

    def started(**_kwargs):
        asked.append([])
        connection.execute_wrappers.append(note)

    def finished(**_kwargs):
        # One that began before is not counted.
        if note in connection.execute_wrappers:
            connection.execute_wrappers.remove(note)

    request_started.connect(started)
    request_finished.connect(finished)
    try:
        yield asked
    finally:
        request_started.disconnect(started)
        request_finished.disconnect(finished)
