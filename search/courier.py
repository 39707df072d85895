"""Work that goes on after the request that caused it: one thread a process, while there is any.

A process that is told to end does not wait for it: what a step must not lose lies in the database.
"""

import logging
import threading
from collections.abc import Callable
from typing import Final

from django.db import connection

logger = logging.getLogger(__name__)
#: Longest that a thread waits between two looks, whatever it was told.
LONGEST_REST: Final = 60.0


class Courier:
    """Runs a step again and again until the step says that nothing is left to do.

    The step returns the seconds until it is worth running again, or None when it is done.
    """

    def __init__(self, name: str, step: Callable[[], float | None]) -> None:
        self._name = name
        self._step = step
        self._lock = threading.Lock()
        self._woken = threading.Event()
        self._thread: threading.Thread | None = None
        self._idle: float | None = None

    def watch(self, seconds: float | None) -> None:
        """Keep the thread, and have it look so often though nobody wakes it; None: no longer."""
        self._idle = seconds
        self.wake()

    def wake(self) -> None:
        """Start the thread, or have it look again at once."""
        with self._lock:
            self._woken.set()
            if self._thread is None or not self._thread.is_alive():
                # A daemon: a process that is told to end must not wait for an index.
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def join(self, seconds: float) -> bool:
        """Wait for the thread to end; return whether it has."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def _run(self) -> None:
        while True:
            self._woken.clear()
            rest = self._take_step()
            if rest is None:
                rest = self._idle
            if rest is not None:
                self._woken.wait(min(rest, LONGEST_REST))
                continue
            with self._lock:
                # Who woke us between the step and here must not be forgotten.
                if not self._woken.is_set():
                    self._thread = None
                    return

    def _take_step(self) -> float | None:
        try:
            return self._step()
        except Exception:
            logger.exception("%s could not go on; it will be tried again.", self._name)
            return LONGEST_REST
        finally:
            # A resting thread must not hold a connection, nor find a broken one when it wakes.
            connection.close()
