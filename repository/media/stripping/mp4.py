"""MP4 and M4A without what says who filmed when, where and with what.

The boxes that hold it become empty space of the same size, so that nothing else moves and no
frame is decoded. A track of data beside sound and picture (action cameras write their way there)
cannot be emptied so: such a file is refused.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

#: What sound and picture need, by the box that it lies in; b"" is the file itself. All else is a
#: description by some maker, or what earlier programs left lying about.
_NEEDED: Final[dict[bytes, frozenset[bytes]]] = {
    b"": frozenset(
        {b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"imda", b"sidx", b"ssix", b"mfra", b"prft"}
    ),
    b"moov": frozenset({b"mvhd", b"trak", b"mvex", b"iods", b"pssh"}),
    b"trak": frozenset({b"tkhd", b"edts", b"mdia", b"tref", b"tapt", b"trgr"}),
    b"mdia": frozenset({b"mdhd", b"hdlr", b"minf", b"elng"}),
    b"moof": frozenset({b"mfhd", b"traf", b"pssh"}),
    b"traf": frozenset(
        {b"tfhd", b"tfdt", b"trun", b"sdtp", b"sbgp", b"sgpd", b"subs", b"saiz", b"saio", b"senc"}
    ),
}
#: Their second and third numbers are the seconds at which it was made and changed.
_DATED: Final = frozenset({b"mvhd", b"tkhd", b"mdhd"})
#: What a track may carry: picture, sound, words on the picture, the clock of a film.
_TRACKS: Final = frozenset({b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp", b"tmcd"})
_HEADER: Final = 8
_LARGE_HEADER: Final = 16
_BLOCK: Final = 1024 * 1024


class UnsafeRecordingError(ValueError):
    """Its details cannot be taken out; says why, as a sentence for whoever uploads it."""


@dataclass(frozen=True)
class Box:
    """A box of the file: from `start` to `stop`, its content from `body` on."""

    kind: bytes
    start: int
    body: int
    stop: int


def strip_mp4(file: IO[bytes]) -> None:
    """Empty what describes a recording, in place.

    Raises:
        UnsafeRecordingError: it is broken, or holds what cannot be emptied.
    """
    size = file.seek(0, 2)
    _strip(file, Box(b"", 0, 0, size))


def _strip(file: IO[bytes], holder: Box) -> None:
    for box in _boxes(file, holder.body, holder.stop):
        if box.kind not in _NEEDED[holder.kind]:
            _empty(file, box)
        elif box.kind in _DATED:
            _undate(file, box)
        elif box.kind == b"hdlr":
            _check_track(file, box)
        elif box.kind in _NEEDED:
            _strip(file, box)


def _boxes(file: IO[bytes], start: int, stop: int) -> Iterator[Box]:
    while stop - start >= _HEADER:
        file.seek(start)
        size, kind = struct.unpack(">I4s", file.read(_HEADER))
        body = start + _HEADER
        if size == 1:
            size = struct.unpack(">Q", file.read(_HEADER))[0]
            body = start + _LARGE_HEADER
        end = stop if size == 0 else start + size
        if end > stop or end < body:
            raise UnsafeRecordingError("It is damaged.")
        yield Box(kind, start, body, end)
        start = end
    if start != stop:
        # An old way to end a list of descriptions is four zeros; anything else is hidden there.
        file.seek(start)
        if any(file.read(stop - start)):
            raise UnsafeRecordingError("It is damaged.")


def _empty(file: IO[bytes], box: Box) -> None:
    file.seek(box.start + 4)
    file.write(b"free")
    file.seek(box.body)
    left = box.stop - box.body
    while left:
        left -= file.write(bytes(min(left, _BLOCK)))


def _undate(file: IO[bytes], box: Box) -> None:
    file.seek(box.body)
    version = file.read(1)
    length = 16 if version == b"\x01" else 8
    if box.stop - box.body < 4 + length:
        raise UnsafeRecordingError("It is damaged.")
    file.seek(box.body + 4)
    file.write(bytes(length))


def _check_track(file: IO[bytes], box: Box) -> None:
    file.seek(box.body + _HEADER)
    if file.read(4) not in _TRACKS:
        raise UnsafeRecordingError(
            "Beside sound and picture it holds a track of data, in which cameras write where they "
            "were."
        )
    # What follows is the name of the program or device.
    at = box.body + 12
    file.seek(at)
    file.write(bytes(max(0, box.stop - at)))
