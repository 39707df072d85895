"""A BagIt bag (RFC 8493) as one ZIP file: whoever holds it can see that nothing is missing. Pure.

Any program for bags checks it; so does `sha256sum --check manifest-sha256.txt`.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DECLARATION: Final = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_PAYLOAD: Final = "data/"
#: The oldest date that a ZIP file knows: the same files make the same bytes on any day.
_DATE: Final = (1980, 1, 1, 0, 0, 0)
#: Everybody may read a file that was unpacked.
_MODE: Final = 0o644 << 16


class Bag:
    """A bag while it is being filled; `close` writes its manifests."""

    def __init__(self, target: IO[bytes], name: str) -> None:
        self._zip = ZipFile(target, "w", ZIP_DEFLATED)
        self._name = name
        self._octets = 0
        #: The SHA-256 of each file so far, by its path in the payload.
        self.digests: dict[str, str] = {}

    def add(self, path: str, content: bytes) -> None:
        """Put in a file of the payload.

        Raises:
            ValueError: there is one of that path, which programs that ignore case may say too.
        """
        if path.casefold() in {known.casefold() for known in self.digests}:
            raise ValueError(f"There is a file {path} already.")
        self._write(_PAYLOAD + path, content)
        self._octets += len(content)
        self.digests[path] = hashlib.sha256(content).hexdigest()

    def close(self, info: Mapping[str, str]) -> None:
        """Write what says that the bag is one, and what was in it."""
        payload = {_PAYLOAD + path: digest for path, digest in self.digests.items()}
        said = {**info, "Payload-Oxum": f"{self._octets}.{len(payload)}"}
        tags = {
            "bagit.txt": _DECLARATION,
            "bag-info.txt": "".join(f"{key}: {_in_one_line(text)}\n" for key, text in said.items()),
            "manifest-sha256.txt": _list(payload.items()),
        }
        digests = [(path, hashlib.sha256(text.encode()).hexdigest()) for path, text in tags.items()]
        for path, text in [*tags.items(), ("tagmanifest-sha256.txt", _list(digests))]:
            self._write(path, text.encode())
        self._zip.close()

    def _write(self, path: str, content: bytes) -> None:
        entry = ZipInfo(f"{self._name}/{path}", _DATE)
        entry.external_attr = _MODE
        self._zip.writestr(entry, content, ZIP_DEFLATED)


def _list(digests: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{digest}  {path}\n" for path, digest in digests)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
