"""Pictures without their hidden details. Each is drawn anew from its pixels, upright.

What follows the picture in its file (a phone's film of the same moment, a disguised page) goes too.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, Final

from PIL import ExifTags, Image, ImageOps, ImageSequence, IptcImagePlugin, UnidentifiedImageError

#: What a picture needs to look as it did.
_KEPT: Final = frozenset({"background", "duration", "gamma", "icc_profile", "loop", "transparency"})
#: A phone writes several pictures into one JPEG; the first is the photograph.
_FORMATS: Final = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "GIF": "GIF", "WEBP": "WEBP"}
_ORIENTATION: Final = 0x0112
_TAGS: Final = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo)
#: IPTC's numbers for the fields that name people and places.
_IPTC: Final = {
    (2, 5): "Title", (2, 25): "Keywords", (2, 55): "DateCreated", (2, 80): "By-line",
    (2, 90): "City", (2, 92): "Sub-location", (2, 116): "Copyright", (2, 120): "Caption",
}  # fmt: skip


class UnreadableImageError(ValueError):
    """The picture cannot be drawn anew."""


def strip_image(source: IO[bytes], target: IO[bytes]) -> None:
    """Write a picture without anything but its pixels and its colour profile.

    Raises:
        UnreadableImageError: it is broken, too large to open, or of a kind we do not draw.
    """
    with _opened(source) as image:
        name = _FORMATS.get(image.format or "")
        if name is None:
            raise UnreadableImageError(image.format)
        options = _options(image, name, source)
        first, *others = _frames(image, name)
        if others:
            options |= {
                "save_all": True,
                "append_images": others,
                "duration": [frame.info.get("duration", 0) for frame in (first, *others)],
                "loop": first.info.get("loop", 0),
            }
        first.save(target, name, **options)


def carries_metadata(source: IO[bytes]) -> bool:
    """Return whether a picture says anything beside what it shows."""
    return bool(read_hidden(source))


def read_hidden(source: Any) -> dict[str, Any]:
    """Return the hidden details of a picture by name; nothing of one that cannot be read."""
    try:
        with _opened(source) as image:
            return dict(_hidden(image))
    except (OSError, ValueError):
        return {}


def _hidden(image: Image.Image) -> Iterator[tuple[str, Any]]:
    exif = image.getexif()
    for number, value in exif.items():
        if number not in _TAGS:
            yield ExifTags.TAGS.get(number, str(number)), value
    for number, value in exif.get_ifd(ExifTags.IFD.Exif).items():
        yield ExifTags.TAGS.get(number, str(number)), value
    if place := exif.get_ifd(ExifTags.IFD.GPSInfo):
        yield "GPS", {ExifTags.GPSTAGS.get(key, str(key)): value for key, value in place.items()}
    for key, value in (IptcImagePlugin.getiptcinfo(image) or {}).items():
        yield _IPTC.get(key, f"IPTC {key[0]}:{key[1]}"), value
    for key in ("xmp", "comment", "XML:com.adobe.xmp"):
        if value := image.info.get(key):
            yield f"Description ({key})", value
    for key, value in getattr(image, "text", {}).items():
        yield str(key), value


@contextmanager
def _opened(source: IO[bytes]) -> Iterator[Image.Image]:
    source.seek(0)
    try:
        with warnings.catch_warnings():
            # Pillow warns of a picture of 90 million pixels and refuses one of 180 million.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(source) as image:
                yield image
    except (
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        UnidentifiedImageError,
        OSError,
        SyntaxError,  # a broken PNG
    ) as error:
        raise UnreadableImageError(str(error)) from error


def _options(image: Image.Image, name: str, source: IO[bytes]) -> dict[str, Any]:
    # Empty values keep Pillow from taking them out of the picture that it read.
    options: dict[str, Any] = {"icc_profile": image.info.get("icc_profile")}
    if name == "JPEG":
        turned = image.getexif().get(_ORIENTATION, 1) != 1 or image.format != "JPEG"
        # The same steps of coarseness as before: drawn anew, it hardly loses.
        options |= {"quality": 95 if turned else "keep", "comment": b"", "optimize": True}
    if name == "WEBP":
        options |= {"lossless": _is_lossless(source), "quality": 90}
    return options


def _is_lossless(source: IO[bytes]) -> bool:
    at = source.tell()
    source.seek(0)
    data = source.read()
    source.seek(at)
    return b"VP8L" in data


def _frames(image: Image.Image, name: str) -> list[Image.Image]:
    if name == "JPEG" or not getattr(image, "is_animated", False):
        return [_bare(image)]
    return [_bare(frame.copy()) for frame in ImageSequence.Iterator(image)]


def _bare(image: Image.Image) -> Image.Image:
    is_upright = image.getexif().get(_ORIENTATION, 1) == 1
    shown = image if is_upright else ImageOps.exif_transpose(image)
    shown.load()
    shown.info = {key: value for key, value in shown.info.items() if key in _KEPT}
    return shown
