"""Writing an archive: rows, files, and last the manifest that says what is in it."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from repository.interchange.transfer import layout
from repository.interchange.transfer.archive import CHUNK
from repository.interchange.transfer.progress import Say, telling


class ArchiveWriter:
    """Writes an archive from front to back; the manifest, which holds the hashes, comes last."""

    def __init__(self, target: Path, say: Say) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self._files: list[dict[str, Any]] = []
        self.counts: dict[str, int] = {}
        self._say = say

    def write_rows(self, kind: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write a file of rows, one JSON object a line."""
        count = 0
        with self._open(layout.rows_of(kind), zipfile.ZIP_DEFLATED) as write:
            for row in telling(rows, kind.replace("_", " "), self._say):
                write((json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n").encode())
                count += 1
        self.counts[kind] = count

    def write_media(self, name: str, source: IO[bytes]) -> None:
        """Write a file that pages use. Pictures and recordings are compressed already."""
        with self._open(layout.media_of(name), zipfile.ZIP_STORED) as write:
            while chunk := source.read(CHUNK):
                write(chunk)

    @contextmanager
    def _open(self, name: str, compression: int) -> Iterator[Any]:
        digest, size = hashlib.sha256(), 0
        entry = zipfile.ZipInfo(name)
        entry.compress_type = compression
        with self._zip.open(entry, "w", force_zip64=True) as target:

            def write(chunk: bytes) -> None:
                nonlocal size
                digest.update(chunk)
                size += len(chunk)
                target.write(chunk)

            yield write
        self._files.append({"name": name, "bytes": size, "sha256": digest.hexdigest()})

    def finish(self, facts: Mapping[str, Any]) -> None:
        """Write the manifest and close the file."""
        manifest = {
            "format": layout.FORMAT,
            "format_version": layout.VERSION,
            "about": layout.ABOUT,
            **facts,
            "counts": self.counts,
            "files": self._files,
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=1)
        self._zip.writestr(layout.MANIFEST, text.encode())
        self._zip.close()
