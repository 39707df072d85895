"""Operators who run commands, whatever the weather."""

import io
import threading

from django.core.management import CommandError, call_command
from django.db import connection

#: `verify` has found something. Any other error is trouble on the way, as expected.
DIFFERENT = 1


class Operators:
    """A rebuild runs in a thread of its own; one at a time."""

    def __init__(self):
        self._rebuild = None
        self.complaints = []

    def rebuild(self):
        if self._rebuild is None or not self._rebuild.is_alive():
            self._rebuild = threading.Thread(target=self._run, args=("rebuild",))
            self._rebuild.start()

    def drain(self):
        self._try("drain")

    def verify(self):
        self._try("verify")

    def roll_back(self):
        self._try("rollback")

    def wait(self):
        if self._rebuild is not None:
            self._rebuild.join()

    def _run(self, action):
        try:
            self._try(action)
        except Exception as error:  # noqa: BLE001 - told to the test, whose thread this is not
            self.complaints.append(error)
        finally:
            connection.close()

    @staticmethod
    def _try(action):
        out = io.StringIO()
        try:
            call_command("search_index", action, stdout=out)
        except CommandError as error:
            if action == "verify" and error.returncode == DIFFERENT:
                raise AssertionError(out.getvalue()) from error
