"""A process's copy of the words for spelling: collecting them takes long where records are many."""

import threading
import time
from collections.abc import Callable
from typing import Final

from search.spelling import Spelling

#: Collected in less time than this, words are collected whenever the index moves.
_QUICK: Final = 0.1
#: Otherwise no more than one part in so many of a process's time goes into it.
_PART: Final = 20


class KeptSpelling:
    """Keeps the words of one state of an index until it moves."""

    def __init__(self, rest: float = 0.0) -> None:
        #: Seconds for which words are kept at least.
        self._least = rest
        self._lock = threading.Lock()
        self._held: Spelling | None = None
        self._state: object = None
        self._rest_until = 0.0

    def load(self, state: object, collect: Callable[[], Spelling]) -> Spelling:
        """Return the words of a state, or for a while those of an earlier one.

        Args:
            state: equal to the state before while nothing has moved.
            collect: brings the words.
        """
        held = self._held
        if held is not None and (state == self._state or time.monotonic() < self._rest_until):
            return held
        # One reader collects; others go on with what there is.
        if not self._lock.acquire(blocking=held is None):
            return held or Spelling()
        try:
            if self._held is None or self._held is held:
                self._collect(state, collect)
            return self._held or Spelling()
        finally:
            self._lock.release()

    def forget(self) -> None:
        """Collect anew at the next question."""
        self._held = None

    def _collect(self, state: object, collect: Callable[[], Spelling]) -> None:
        started = time.monotonic()
        found = collect()
        # Read once here, so that no search has to wait for it.
        _ = found.stems
        ended = time.monotonic()
        took = ended - started
        self._rest_until = ended + max(self._least, took * _PART if took > _QUICK else 0.0)
        self._state, self._held = state, found
