"""Writing the embedded index: small changes to the one in use, and a new one beside it.

Only who holds the writer's lock (`search.lock`) calls this.
"""

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import tantivy

from search.documents import SearchDocument
from search.engines.base import EngineUnavailableError
from search.engines.embedded.errors import translate_errors
from search.engines.embedded.folders import IndexFolders
from search.engines.embedded.schema import IDENTIFIER, open_index, to_tantivy

#: Tantivy's smallest buffer: a drain writes a handful of records.
_SMALL: Final = 15_000_000
#: One thread and a large buffer make few, large segments, which answer fastest.
_LARGE: Final = 200_000_000


@contextlib.contextmanager
def write(folder: Path) -> Iterator[tantivy.IndexWriter]:
    """Change an index; readers see all of the change or, after an error, none of it."""
    with translate_errors():
        writer = open_index(str(folder)).writer(_SMALL, 1)
        yield writer
        writer.commit()
        writer.wait_merging_threads()


def put(writer: tantivy.IndexWriter, documents: Iterable[SearchDocument]) -> None:
    """Write documents over any earlier ones."""
    for document in documents:
        writer.delete_documents_by_term(IDENTIFIER, document.identifier)
        writer.add_document(to_tantivy(document))


def take_out(writer: tantivy.IndexWriter, identifiers: Iterable[str]) -> None:
    """Take documents out."""
    for identifier in identifiers:
        writer.delete_documents_by_term(IDENTIFIER, identifier)


class EmbeddedBuild:
    """A new index in a folder of its own, which nobody reads before `activate`."""

    def __init__(self, folders: IndexFolders) -> None:
        self._folders = folders
        with translate_errors():
            self._folder = folders.make()
            self._writer: tantivy.IndexWriter | None = open_index(str(self._folder)).writer(
                _LARGE, 1
            )

    def upsert(self, documents: Iterable[SearchDocument]) -> None:
        """Write documents over any earlier ones."""
        with translate_errors():
            put(self._open(), documents)

    def delete(self, identifiers: Iterable[str]) -> None:
        """Take documents out."""
        with translate_errors():
            take_out(self._open(), identifiers)

    def compact(self) -> None:
        """Have everything on the disk: then little is left to write while others wait."""
        with translate_errors():
            self._open().commit()

    def activate(self) -> bool:
        """Make this index the one that serves, in one step; remove the previous one."""
        with translate_errors():
            writer = self._open()
            writer.commit()
            self._writer = None
            writer.wait_merging_threads()
            self._folders.activate(self._folder)
        return False

    def abandon(self) -> None:
        """Leave nothing of the build behind, unless it serves already."""
        # Dropping the writer ends its threads and gives its lock back.
        self._writer = None
        self._folders.remove_unless_used(self._folder)

    def _open(self) -> tantivy.IndexWriter:
        if self._writer is None:
            raise EngineUnavailableError("This build has ended.")
        return self._writer
