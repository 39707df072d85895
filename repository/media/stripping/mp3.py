"""MP3 without its tags: names, comments, pictures, places before and after the sound."""

import shutil
from typing import IO, Final

from repository.media.stripping.mp4 import UnsafeRecordingError

_ID3: Final = b"ID3"
_ID3_HEADER: Final = 10
_HAS_FOOTER: Final = 0x10
_OLD_TAG: Final = 128
_APE: Final = b"APETAGEX"
_APE_FOOTER: Final = 32
_APE_HAS_HEADER: Final = 1 << 31
_LYRICS: Final = b"LYRICS200"
_LYRICS_FOOTER: Final = 15


def strip_mp3(source: IO[bytes], target: IO[bytes]) -> None:
    """Write the sound of an MP3 alone.

    Raises:
        UnsafeRecordingError: no sound begins where the tags end.
    """
    stop = source.seek(0, 2)
    start = _skip_before(source, stop)
    stop = _skip_behind(source, start, stop)
    source.seek(start)
    frame = source.read(2)
    # A frame begins with eleven ones.
    if len(frame) < 2 or frame[0] != 0xFF or frame[1] & 0xE0 != 0xE0:  # noqa: PLR2004
        raise UnsafeRecordingError("It is damaged, or it is no MP3.")
    source.seek(start)
    shutil.copyfileobj(source, target)
    target.truncate(stop - start)


def _skip_before(source: IO[bytes], stop: int) -> int:
    start = 0
    while stop - start >= _ID3_HEADER:
        source.seek(start)
        header = source.read(_ID3_HEADER)
        if not header.startswith(_ID3):
            break
        start += (
            _ID3_HEADER + _read_length(header) + (_ID3_HEADER if header[5] & _HAS_FOOTER else 0)
        )
    while start < stop and _read(source, start, 1) == b"\0":  # room that taggers leave
        start += 1
    return min(start, stop)


def _skip_behind(source: IO[bytes], start: int, stop: int) -> int:
    """Return where the sound ends: several kinds of tag may follow each other."""
    while True:
        before = stop
        if _read(source, stop - _OLD_TAG, 3) == b"TAG":
            stop -= _OLD_TAG
        if _read(source, stop - _APE_FOOTER, 8) == _APE:
            footer = _read(source, stop - _APE_FOOTER, _APE_FOOTER)
            has_header = int.from_bytes(footer[20:24], "little") & _APE_HAS_HEADER
            size = int.from_bytes(footer[12:16], "little")
            stop -= max(_APE_FOOTER, size) + (_APE_FOOTER if has_header else 0)
        if _read(source, stop - len(_LYRICS), len(_LYRICS)) == _LYRICS:
            size = _read(source, stop - _LYRICS_FOOTER, 6)
            stop -= _LYRICS_FOOTER + (int(size) if size.isdigit() else 0)
        if _read(source, stop - _ID3_HEADER, 3) == b"3DI":
            footer = _read(source, stop - _ID3_HEADER, _ID3_HEADER)
            stop -= _read_length(footer) + 2 * _ID3_HEADER
        if stop >= before:
            return stop
        stop = max(stop, start)


def _read_length(header: bytes) -> int:
    length = 0
    for byte in header[6:10]:  # seven bits of each
        length = length << 7 | byte & 0x7F
    return length


def _read(source: IO[bytes], at: int, length: int) -> bytes:
    if at < 0:
        return b""
    source.seek(at)
    return source.read(length)
