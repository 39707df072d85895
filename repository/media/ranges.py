"""Single byte ranges of RFC 9110. Safari plays no recording from a server without them."""

import re
from dataclasses import dataclass
from typing import IO, Final

_SINGLE: Final = re.compile(r"bytes=\s*([0-9]{0,18})-([0-9]{0,18})\s*", re.ASCII | re.IGNORECASE)


class UnsatisfiableRangeError(ValueError):
    """The file has no byte in the range that was asked for: 416."""


@dataclass(frozen=True)
class ByteRange:
    """The bytes from `start` up to, but without, `stop`."""

    start: int
    stop: int

    @property
    def length(self) -> int:
        """How many bytes."""
        return self.stop - self.start


def parse_range(header: str, size: int) -> ByteRange | None:
    """Return which bytes of a file a `Range` header asks for.

    None means the whole file: there is no header, or one that a server may ignore (several
    ranges, another unit, nonsense).

    Raises:
        UnsatisfiableRangeError: the range begins behind the end of the file.
    """
    found = _SINGLE.fullmatch(header)
    if found is None or not any(found.groups()):
        return None
    first, last = found.groups()
    if not first:  # the last so many bytes
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= size:
        raise UnsatisfiableRangeError(header)
    return ByteRange(start, stop)


class Window:
    """A range of an open file, read as if it were all of it."""

    def __init__(self, opened: IO[bytes], wanted: ByteRange) -> None:
        opened.seek(wanted.start)
        self._opened = opened
        self._left = wanted.length

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, none at the end of the range."""
        data = self._opened.read(min(size, self._left))
        self._left -= len(data)
        return data

    def close(self) -> None:
        """Close the file."""
        self._opened.close()
