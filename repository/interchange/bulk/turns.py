"""How many files are sent at once: each takes a thread for as long as its reader takes."""

import threading
from collections.abc import Callable, Iterator
from typing import Final

#: In each process, which has eight threads.
AT_ONCE: Final = 2


class Turns:
    """Some places, of which each file takes one until it is sent or given up."""

    def __init__(self, places: int) -> None:
        self._places = threading.BoundedSemaphore(places)

    def take(self, pieces: Iterator[bytes]) -> "Turn | None":
        """Return the pieces of a file, or nothing when every place is taken."""
        return Turn(pieces, self._places.release) if self._places.acquire(blocking=False) else None


class Turn:
    """The pieces of a file. Its place is free again at the end, however that comes."""

    def __init__(self, pieces: Iterator[bytes], release: Callable[[], None]) -> None:
        self._pieces = pieces
        self._release: Callable[[], None] | None = release

    def __iter__(self) -> Iterator[bytes]:
        """Return the pieces."""
        return self._pieces

    def close(self) -> None:
        """Give the place back, also of a file that nobody began to read. Django calls this."""
        if (release := self._release) is not None:
            self._release = None
            release()
