"""Where indices lie on disk: one folder each, and a pointer file that names the one in use.

The pointer is replaced in one step, so a reader sees the old index or the new one, whole.
"""

import os
import shutil
import uuid
from pathlib import Path
from typing import Final

from search.engines.base import EngineUnavailableError, Readiness
from search.engines.embedded.schema import SCHEMA_HASH

POINTER: Final = "current"


class IndexFolders:
    """The folders under one root. A folder's name begins with the hash of its schema."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def readiness(self) -> Readiness:
        """Say whether there is an index that this code can read."""
        name = self._pointed()
        if not name or not (self.root / name / "meta.json").exists():
            return Readiness.MISSING
        return Readiness.READY if name.startswith(f"{SCHEMA_HASH}-") else Readiness.OUTDATED

    def current(self) -> Path:
        """Return the folder in use."""
        readiness = self.readiness()
        if readiness is not Readiness.READY:
            raise EngineUnavailableError(f"The search index is {readiness.value}: rebuild it.")
        return self.root / self._pointed()

    def make(self) -> Path:
        """Return a new, empty folder that nothing points to yet."""
        folder = self.root / f"{SCHEMA_HASH}-{uuid.uuid4().hex[:12]}"
        folder.mkdir(parents=True)
        return folder

    def activate(self, folder: Path) -> None:
        """Point to a folder, and remove every other one."""
        pointer = self.root / f"{POINTER}.{uuid.uuid4().hex[:8]}"
        with pointer.open("w", encoding="ascii") as file:
            file.write(folder.name)
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(self.root / POINTER)
        self.remove_others()

    def remove_unless_used(self, folder: Path) -> None:
        """Remove a folder, unless it is the one in use."""
        if folder.name != self._pointed():
            shutil.rmtree(folder, ignore_errors=True)

    def remove_others(self) -> None:
        """Remove every folder that is not in use, such as one half-built when power failed."""
        kept = self._pointed()
        for path in self.root.iterdir():
            if path.is_dir() and path.name != kept:
                shutil.rmtree(path, ignore_errors=True)

    def _pointed(self) -> str:
        try:
            return (self.root / POINTER).read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
            return ""
