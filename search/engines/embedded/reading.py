"""The reader a process keeps: reopened when the pointer moves, reloaded after a commit."""

import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tantivy

from search.engines.base import EngineUnavailableError
from search.engines.embedded.folders import POINTER, IndexFolders
from search.engines.embedded.schema import open_index

#: Tantivy replaces this file in every commit, whichever process made it.
COMMITTED: Final = "meta.json"
_ATTEMPTS: Final = 5

Stamp = tuple[int, int, int]


@dataclass(frozen=True)
class Reading:
    """One state of the index: every question of a search is put to the same one."""

    searcher: tantivy.Searcher
    #: Equal for equal states.
    stamp: tuple[Stamp, Stamp]


class IndexReader:
    """Hands out the newest state; asks the file system, never the database."""

    def __init__(self, folders: IndexFolders) -> None:
        self._folders = folders
        self._lock = threading.Lock()
        self._folder: Path | None = None
        self._index: tantivy.Index | None = None
        self._reading: Reading | None = None

    def read(self) -> Reading:
        """Return the state that is current now."""
        with self._lock:
            for _ in range(_ATTEMPTS):
                try:
                    return self._read()
                except (OSError, ValueError):
                    # A swap or a clean-up came between two of our steps: look again.
                    self._reading = self._index = None
            raise EngineUnavailableError("The search index could not be opened.")

    def _read(self) -> Reading:
        # Each stamp is taken before what it stamps is read: a change in between is seen next time.
        pointer = self._stamp_pointer()
        if self._reading is None or self._folder is None or self._reading.stamp[0] != pointer:
            self._folder = self._folders.current()
            self._index = self._reading = None
        stamp = (pointer, _stamp(self._folder / COMMITTED))
        if self._reading is None or self._reading.stamp != stamp:
            if self._index is None:
                self._index = open_index(str(self._folder))
            self._index.reload()
            self._reading = Reading(self._index.searcher(), stamp)
        return self._reading

    def _stamp_pointer(self) -> Stamp:
        try:
            return _stamp(self._folders.root / POINTER)
        except FileNotFoundError:
            return _stamp(self._folders.current())


def _stamp(path: Path) -> Stamp:
    found = os.stat(path)  # noqa: PTH116 - once a search: Path.stat does the same more slowly
    return found.st_mtime_ns, found.st_ino, found.st_size
