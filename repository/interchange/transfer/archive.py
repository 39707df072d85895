"""Reading an archive, which may be damaged, edited or hostile."""

import datetime as dt
import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, Final, Self

from repository.interchange.transfer import layout

#: Bytes read at once.
CHUNK: Final = 1024 * 1024
#: Bytes of one row. The longest case study of the starter content takes 40 kB.
MAX_ROW: Final = 20 * 1024 * 1024
MAX_MANIFEST: Final = 100 * 1024 * 1024
#: Text of our kind shrinks twenty times at most; what shrinks more is made to fill a disk.
MAX_SHRINKING: Final = 200
_SMALL: Final = 10 * 1024 * 1024
_DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
)  # fmt: skip


class ArchiveError(Exception):
    """Why an archive cannot be imported, in one sentence for the operator."""


class Archive:
    """An archive that was found whole: every file is there, no other, each with its hash."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except _DAMAGED as error:
            raise ArchiveError(f"{path} is not a ZIP file that can be read: {error}") from error
        # Whoever stops in the middle of the rows leaves their file open.
        self._reading = ExitStack()
        try:
            self.manifest = self._read_manifest()
            self._sizes = self._check()
        except BaseException:
            self._close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._close()

    @property
    def media(self) -> dict[str, int]:
        """Return the names of the files that pages use, with their sizes."""
        prefix = layout.media_of("")
        return {
            name.removeprefix(prefix): size
            for name, size in self._sizes.items()
            if name.startswith(prefix)
        }

    def open_media(self, name: str) -> IO[bytes]:
        """Return a file that pages use, open for reading."""
        return self._zip.open(layout.media_of(name))

    def rows(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield each row of a file with where it stands, for messages."""
        name = layout.rows_of(kind)
        source = self._reading.enter_context(self._zip.open(name))
        number = 0
        while line := source.readline(MAX_ROW + 1):
            number += 1
            place = f"{name}, line {number}"
            if len(line) > MAX_ROW:
                raise ArchiveError(f"{place} is longer than {MAX_ROW:,} bytes.")
            yield place, _parse(line, place)

    def _close(self) -> None:
        self._reading.close()
        self._zip.close()

    def _read_manifest(self) -> dict[str, Any]:
        try:
            entry = self._zip.getinfo(layout.MANIFEST)
        except KeyError as error:
            raise ArchiveError("There is no manifest.json: this is no export of a site.") from error
        if entry.file_size > MAX_MANIFEST:
            raise ArchiveError("manifest.json is too large.")
        manifest = _parse(self._read(entry), layout.MANIFEST)
        if manifest.get("format") != layout.FORMAT:
            raise ArchiveError("manifest.json names another format: this is no export of a site.")
        if manifest.get("format_version") != layout.VERSION:
            raise ArchiveError(
                f"The archive has version {manifest.get('format_version')} of the format; this "
                f"release reads version {layout.VERSION}. Import it with the release that made it."
            )
        return manifest

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            return self._zip.read(entry)
        except _DAMAGED as error:
            raise ArchiveError(f"{entry.filename} is damaged: {error}") from error

    def _check(self) -> dict[str, int]:
        try:
            told = {str(item["name"]): item for item in self.manifest["files"]}
            counted = {kind: int(self.manifest["counts"][kind]) for kind in layout.KINDS}
            self.exported = dt.datetime.fromisoformat(self.manifest["exported"])
        except (KeyError, TypeError, ValueError) as error:
            raise ArchiveError("manifest.json does not say what is in the archive.") from error
        entries = self._zip.infolist()
        names = [entry.filename for entry in entries]
        for name in sorted({*names, *told}):
            if not layout.is_known(name):
                raise ArchiveError(f"“{name}” is no name of a file of an export.")
        expected = {*told, layout.MANIFEST, *map(layout.rows_of, layout.KINDS)}
        if len(names) != len(set(names)) or set(names) != expected:
            different = sorted(set(names) ^ expected) or sorted(names)
            raise ArchiveError(f"The manifest and the archive differ: {', '.join(different[:5])}.")
        for entry in entries:
            if entry.filename != layout.MANIFEST:
                self._check_file(entry, told[entry.filename])
        for kind, count in counted.items():
            if count != sum(1 for _ in self.rows(kind)):
                raise ArchiveError(f"{layout.rows_of(kind)} has not the {count:,} rows it should.")
        return {entry.filename: entry.file_size for entry in entries}

    def _check_file(self, entry: zipfile.ZipInfo, told: Mapping[str, Any]) -> None:
        name = entry.filename
        if entry.file_size > max(_SMALL, MAX_SHRINKING * entry.compress_size):
            raise ArchiveError(f"{name} would become suspiciously large. Nothing was unpacked.")
        digest = hashlib.sha256()
        try:
            with self._zip.open(entry) as source:
                while chunk := source.read(CHUNK):
                    digest.update(chunk)
        except _DAMAGED as error:
            raise ArchiveError(f"{name} is damaged: {error}") from error
        if (entry.file_size, digest.hexdigest()) != (told.get("bytes"), told.get("sha256")):
            raise ArchiveError(f"{name} was changed after the export: its hash is not the same.")


def _parse(text: bytes, place: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ArchiveError(f"{place} is not JSON.") from error
    if not isinstance(row, dict):
        raise ArchiveError(f"{place} is not a JSON object.")
    return row
